import type { EvidenceItem } from "../../knowledge/evidence.js";
import { READING_ANSWERS } from "../../knowledge/reading/readingAnswer.js";
import type { ReadingKey } from "../../knowledge/reading/readingKey.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { ReadingAgreement } from "../../science/reading/readingAgreement.js";
import { readingAgreement } from "../../science/reading/readingAgreement.js";
import type { ReadingContrast } from "../../science/reading/readingContrast.js";
import { readingContrast } from "../../science/reading/readingContrast.js";
import type { ReaderAnswers } from "./givenAnswers.js";

/** Dealings behind a p, and resamples behind an interval. */
export const READING_DRAWS = 9999;

/** What a reading came to, as it is kept. */
export interface ReadingReport {
  readonly contrast: ReadingContrast;
  /** null where there was one reader, or all said the same of all tiles. */
  readonly agreement: ReadingAgreement | null;
  /** Who read all tiles, and counts. */
  readonly readers: readonly {
    readonly reader: string;
    readonly name: string;
  }[];
  /** Who read some of them, and does not. */
  readonly leftOut: readonly {
    readonly reader: string;
    readonly name: string;
    readonly read: number;
  }[];
}

/** Those who read every tile of a reading, and the others. */
export function completeReaders(
  { items }: ReadingKey,
  given: readonly ReaderAnswers[],
): {
  readonly complete: readonly ReaderAnswers[];
  readonly others: readonly ReaderAnswers[];
} {
  const all = ({ answers }: ReaderAnswers): boolean =>
    items.every(({ id }) => answers.has(id));
  return {
    complete: given.filter(all),
    others: given.filter((own) => !all(own)),
  };
}

/** Computes it. @param commitment of the key: what is drawn follows from it */
export function readingReport(
  key: ReadingKey,
  given: readonly ReaderAnswers[],
  commitment: string,
): ReadingReport {
  const { items } = key;
  const { complete, others } = completeReaders(key, given);
  const patients = items.map(({ patient }) => patient);
  const seen = items.map(({ id }) => {
    const yes = complete.filter(({ answers }) => answers.get(id) === "YES");
    return yes.length / complete.length;
  });
  const attended = items.map(({ arm }) => arm === "ATTENDED");
  const seed = seedOf(["closeReading", commitment]);
  const codes = complete.map(({ answers }) =>
    items.map(({ id }) => READING_ANSWERS.indexOf(answers.get(id)!)),
  );
  return {
    contrast: readingContrast(
      { patients, attended, seen },
      { draws: READING_DRAWS, seed },
    ),
    agreement: readingAgreement(codes, patients, {
      categories: READING_ANSWERS.length,
      resamples: READING_DRAWS,
      seed,
    }),
    readers: complete.map(({ reader, name }) => ({ reader, name })),
    leftOut: others.map(({ reader, name, answers }) => ({
      reader,
      name,
      read: answers.size,
    })),
  };
}

const KAPPAS = {
  cohen: "no more than chance by each reader's own shares (Cohen's kappa)",
  fleiss: "no more than chance by the shares of all readers (Fleiss' kappa)",
};

/** What a reading says of its claim. */
export function readingItems({
  contrast,
  agreement,
}: ReadingReport): EvidenceItem[] {
  const { value, n, p, interval } = contrast;
  return [
    {
      kind: "readingContrast",
      value,
      n,
      p,
      nullHypothesis: "arms dealt anew among the tiles of each patient",
      ...(interval === null ? {} : { interval }),
    },
    ...(agreement === null
      ? []
      : [
          {
            kind: "readersAgreement",
            value: agreement.value,
            n,
            nullHypothesis: KAPPAS[agreement.name],
            ...(agreement.interval === null
              ? {}
              : { interval: agreement.interval }),
          },
        ]),
  ];
}
