import type { Interval } from "../stats/bootstrap.js";
import { percentileInterval, resamplePatients } from "../stats/bootstrap.js";
import { members, permutations } from "../stats/strata.js";

/** Tiles that were read. */
export interface ReadTiles {
  /** @shape [items] */
  readonly patients: readonly string[];
  /** Whether the tile carries the prediction. @shape [items] */
  readonly attended: readonly boolean[];
  /** Share of the readers who saw the morphology. @shape [items] */
  readonly seen: readonly number[];
}

/** How much oftener the morphology is seen where the model looks. */
export interface ReadingContrast {
  /** Mean over patients of the rate in attended tiles less the rate in control tiles. */
  readonly value: number;
  /** Patients. */
  readonly n: number;
  /** By patient, 95 %; null where they are too few. */
  readonly interval: Interval | null;
  /** Under arms dealt anew within patient: as large or larger. */
  readonly p: number;
  /** Rates over patients. */
  readonly rates: { readonly attended: number; readonly control: number };
  readonly byPatient: readonly {
    readonly patient: string;
    readonly attended: number;
    readonly control: number;
  }[];
}

/**
 * Compares the two arms, paired by patient; who has tiles of one arm only does not count. The null deals the arms anew
 * within each patient.
 * @throws RangeError where no patient has both
 * @source Phipson & Smyth 2010, doi:10.2202/1544-6115.1585
 */
export function readingContrast(
  read: ReadTiles,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): ReadingContrast {
  const groups = members(read.patients).filter(
    (items) =>
      items.some((i) => read.attended[i]!) &&
      items.some((i) => !read.attended[i]!),
  );
  if (groups.length === 0)
    throw new RangeError("no patient has tiles of both arms");
  const identity = read.patients.map((_, i) => i);
  const rates = groups.map((items) => ratesOf(read, items, identity));
  const byPatient = groups.map((items, g) => ({
    patient: read.patients[items[0]!]!,
    ...rates[g]!,
  }));
  const differences = rates.map(({ attended, control }) => attended - control);
  const value = mean(differences);
  const next = permutations(read.patients, seed);
  // A draw that equals what was observed, but for rounding, counts against it.
  const bar = value - 1e-12;
  let exceeding = 0;
  for (let d = 0; d < draws; d++) {
    const order = next();
    const drawn = groups.map((items) => {
      const { attended, control } = ratesOf(read, items, order);
      return attended - control;
    });
    if (mean(drawn) >= bar) exceeding++;
  }
  return {
    value,
    n: groups.length,
    interval: intervalOf(differences, { draws, seed }),
    p: (1 + exceeding) / (1 + draws),
    rates: {
      attended: mean(rates.map(({ attended }) => attended)),
      control: mean(rates.map(({ control }) => control)),
    },
    byPatient,
  };
}

/** @param order whose answers each tile is given */
function ratesOf(
  { attended, seen }: ReadTiles,
  items: readonly number[],
  order: ArrayLike<number>,
): { readonly attended: number; readonly control: number } {
  const arm = (is: boolean): number =>
    mean(items.filter((i) => attended[i] === is).map((i) => seen[order[i]!]!));
  return { attended: arm(true), control: arm(false) };
}

function intervalOf(
  differences: readonly number[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Interval | null {
  const one = differences.map((_, i) => String(i));
  const resamples = resamplePatients(one, { resamples: draws, seed });
  return percentileInterval(resamples, (drawn) =>
    mean(Array.from(drawn, (i) => differences[i]!)),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
