import type { ReadingAnswer, TileAnswer } from "./readingAnswer.js";
import { READING_ANSWERS } from "./readingAnswer.js";
import type { ReadingFault } from "./refuseReader.js";

/** What a reader sends: the answers are not known to be of the known ones. */
export type GivenAnswer = Readonly<Record<keyof TileAnswer, string>>;

/** What a submission comes to. */
export interface CheckedAnswers {
  readonly faults: readonly ReadingFault[];
  /** Those that were not given before; none of them counts where there are faults. */
  readonly fresh: readonly TileAnswer[];
}

/**
 * Checks a reader's answers against the items of a reading and what the reader said before. The same answer again is no
 * fault and nothing new; another one is refused: a first look is what is asked for.
 */
export function checkAnswers(
  answers: readonly GivenAnswer[],
  items: ReadonlySet<string>,
  before: ReadonlyMap<string, ReadingAnswer>,
): CheckedAnswers {
  const said = new Map(before);
  const faults: ReadingFault[] = [];
  const fresh: TileAnswer[] = [];
  answers.forEach(({ item, answer }, i) => {
    const refuse = (field: string, message: string): void => {
      faults.push({ path: `answers.${i}.${field}`, message });
    };
    const known = READING_ANSWERS.find((one) => one === answer);
    const earlier = said.get(item);
    if (!items.has(item))
      return refuse(
        "item",
        `${item} is no tile of this reading; take the items from: reading show`,
      );
    if (known === undefined)
      return refuse(
        "answer",
        `${answer} of ${item} is no answer; give one of ${READING_ANSWERS.join(", ")}`,
      );
    if (earlier === known) return;
    if (earlier !== undefined)
      return refuse(
        "answer",
        `${item} was answered ${earlier} before, and now ${known}; leave it out, the first answer stands`,
      );
    said.set(item, known);
    fresh.push({ item, answer: known });
  });
  return { faults, fresh };
}
