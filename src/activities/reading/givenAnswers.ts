import type { ReadingState } from "../../graph/reading/readReading.js";
import type {
  ReadingAnswer,
  TileAnswer,
} from "../../knowledge/reading/readingAnswer.js";
import type { ActivityDeps } from "../deps.js";
import { getJson } from "../step/json.js";

/** What a submission is kept as. */
export interface KeptAnswers {
  readonly reading: string;
  readonly salt: string;
  readonly answers: readonly TileAnswer[];
}

/** What a reader said, tile by tile. */
export interface ReaderAnswers {
  /** Id of the Agent. */
  readonly reader: string;
  readonly name: string;
  readonly answers: ReadonlyMap<string, ReadingAnswer>;
}

/** All answers of a reading, by reader, in the order in which they began. @param reader only this one's */
export async function givenAnswers(
  deps: Pick<ActivityDeps, "blobs">,
  { answers }: Pick<ReadingState, "answers">,
  reader?: string,
): Promise<ReaderAnswers[]> {
  const found = new Map<
    string,
    { reader: string; name: string; answers: Map<string, ReadingAnswer> }
  >();
  for (const sent of answers) {
    if (reader !== undefined && sent.reader !== reader) continue;
    const kept = await getJson<KeptAnswers>(deps, sent.blob);
    const own = found.get(sent.reader) ?? {
      reader: sent.reader,
      name: sent.name,
      answers: new Map<string, ReadingAnswer>(),
    };
    for (const { item, answer } of kept.answers) own.answers.set(item, answer);
    found.set(sent.reader, own);
  }
  return [...found.values()];
}
