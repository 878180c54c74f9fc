import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../../random/randomGenerator.js";
import { seedOf } from "../../random/seedOf.js";

/** Rows that a bag learns from, and those that tell it when to stop. */
export interface OuterBag {
  readonly train: Int32Array;
  readonly heldOut: Int32Array;
}

/**
 * Divides the rows anew for each bag. A class gives its share to the held-out part, and keeps a row to learn from.
 * @param strata class of each row; null: rows are alike
 */
export function outerBags(
  rows: number,
  strata: Int32Array | null,
  by: {
    readonly bags: number;
    readonly heldOut: number;
    readonly seed: number;
  },
): OuterBag[] {
  return Array.from({ length: by.bags }, (_, bag) =>
    divide(rows, strata, by.heldOut, seedOf(["outer bag", bag, by.seed])),
  );
}

function divide(
  rows: number,
  strata: Int32Array | null,
  share: number,
  seed: number,
): OuterBag {
  const random = randomGenerator(seed);
  const parts = new Map<number, number[]>();
  for (let row = 0; row < rows; row++) {
    const stratum = strata?.[row] ?? 0;
    const own = parts.get(stratum);
    if (own) own.push(row);
    else parts.set(stratum, [row]);
  }
  const quota = quotas([...parts.values()], Math.floor(rows * share), random);
  const heldOut = [...parts.values()].flatMap((own, s) => {
    shuffle(own, random);
    return own.splice(0, quota[s]!);
  });
  const train = [...parts.values()].flat();
  return {
    train: Int32Array.from(train).sort(),
    heldOut: Int32Array.from(heldOut).sort(),
  };
}

type Random = ReturnType<typeof randomGenerator>;

/** Whole shares first, then one more for strata drawn at random until the number is met. */
function quotas(
  parts: readonly (readonly number[])[],
  wanted: number,
  random: Random,
): number[] {
  const rows = parts.reduce((sum, own) => sum + own.length, 0);
  const quota = parts.map((own) =>
    Math.min(own.length - 1, Math.floor((own.length * wanted) / rows)),
  );
  let left = wanted - quota.reduce((sum, n) => sum + n, 0);
  const open = [...parts.keys()].filter(
    (s) => quota[s]! < parts[s]!.length - 1,
  );
  shuffle(open, random);
  for (const s of open) {
    if (left-- <= 0) break;
    quota[s]!++;
  }
  return quota;
}

function shuffle(values: number[], random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
}
