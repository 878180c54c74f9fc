import type { givenAnswers } from "../activities/reading/givenAnswers.js";
import type { ReadingReport } from "../activities/reading/readingReport.js";
import type { Graph } from "../graph/graph.js";
import type { readReading } from "../graph/reading/readReading.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import type { Caller } from "../knowledge/caller.js";
import type { ReadingAnswer } from "../knowledge/reading/readingAnswer.js";
import type { KeyedItem, ReadingKey } from "../knowledge/reading/readingKey.js";
import { orderFor } from "../knowledge/reading/readingKey.js";
import { refuseReader } from "../knowledge/reading/refuseReader.js";

export type { ReadingReport };

/** A tile as its readers see it. */
export interface ShownItem {
  readonly id: string;
  /** What the one who asks said of it; null: nothing yet. */
  readonly answer: ReadingAnswer | null;
}

/** A reading as one may see it now: of which tile is which nothing before it is closed. */
export interface ShownReading {
  /** In the order of the one who asks. */
  readonly items: readonly ShownItem[];
  readonly readers: readonly { readonly name: string; readonly read: number }[];
  /** Why the one who asks may not read it, whatever the role; empty: they may. */
  readonly refusals: readonly string[];
  /** Whether a withdrawal reaches it. */
  readonly fallen: boolean;
  readonly closedAt: string | null;
  /** null while it is open. */
  readonly result: {
    readonly report: ReadingReport;
    readonly key: readonly KeyedItem[];
  } | null;
}

/** Who asks to see a reading. */
type Reader = Pick<Caller, "agent" | "name">;

/** Shows readings. */
export interface ShownReadings {
  /** null where there is no such reading. @param reader who asks; null: nobody who is known */
  show(reading: string, reader: Reader | null): Promise<ShownReading | null>;
  /** The picture of a tile, as PNG; null where there is none of that name. */
  picture(reading: string, item: string): Promise<Buffer | null>;
}

/** What ShownReadings reaches outside itself. */
export interface ShownReadingsDeps {
  readonly graph: {
    readonly store: Graph;
    readonly readReading: typeof readReading;
  };
  readonly blobs: BlobStore;
  readonly givenAnswers: typeof givenAnswers;
}

/** Builds the one ShownReadings of a process. */
export function createShownReadings(deps: ShownReadingsDeps): ShownReadings {
  const find = (id: string) => deps.graph.readReading(deps.graph.store, id);
  const read = async <T>(blob: string): Promise<T> =>
    JSON.parse((await deps.blobs.get(blob)).toString("utf8")) as T;
  return {
    async show(reading, reader) {
      const state = await find(reading);
      if (state === null) return null;
      const key = await read<ReadingKey>(state.reading.commitment);
      const given = await deps.givenAnswers(deps, state);
      const own = given.find((one) => one.reader === reader?.agent)?.answers;
      const { report, closedAt, fallen } = state;
      return {
        items: orderFor(key, reader?.agent ?? "").map(({ id }) => ({
          id,
          answer: own?.get(id) ?? null,
        })),
        readers: given.map(({ name, answers }) => ({
          name,
          read: answers.size,
        })),
        refusals:
          reader === null
            ? []
            : refuseReader(state, reader).map(({ message }) => message),
        ...{ fallen, closedAt },
        result:
          report === null
            ? null
            : { report: await read<ReadingReport>(report), key: key.items },
      };
    },
    async picture(reading, item) {
      const state = await find(reading);
      if (state === null) return null;
      const key = await read<ReadingKey>(state.reading.commitment);
      const found = key.items.find(({ id }) => id === item);
      return found === undefined ? null : deps.blobs.get(found.picture);
    },
  };
}
