import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { EbmTarget } from "../../../src/science/subtype/ebm/ebmInput.js";
import { ebmScores } from "../../../src/science/subtype/ebm/ebmScores.js";
import { fitEbm } from "../../../src/science/subtype/ebm/fitEbm.js";
import { importance } from "../../../src/science/subtype/ebm/importance.js";
import { probabilities } from "../../../src/science/subtype/ebm/probabilities.js";
import { pearson } from "../../../src/science/stats/correlation.js";
import { tableOf } from "./smallTable.js";

interface Case {
  readonly kind: "two" | "several" | "regression";
  readonly y: readonly number[];
  readonly heldOut: readonly (number | readonly number[])[];
  readonly importance: readonly number[];
}

/** What InterpretML makes of small tables: test/reference/ebm.py. */
const reference = JSON.parse(
  readFileSync(new URL("../../reference/ebm.json", import.meta.url), "utf8"),
) as {
  readonly features: readonly string[];
  readonly x: readonly (readonly (number | null)[])[];
  readonly train: number;
  readonly cases: readonly Case[];
};

const { features, x, train, cases } = reference;

/**
 * Held-out rows with every value. The others are told apart on purpose: InterpretML lets one training row decide what missing
 * means (a logit of -2 here), ours asks as many of it as of any leaf.
 */
const complete = x.slice(train).map((row) => !row.includes(null));

function targetOf({ kind, y }: Case): EbmTarget {
  const own = y.slice(0, train);
  if (kind === "regression") return { kind, values: Float64Array.from(own) };
  const classes = kind === "two" ? ["0", "1"] : ["0", "1", "2"];
  return { kind: "classes", classes, labels: Int32Array.from(own) };
}

test.each(cases)(
  "held-out predictions and importance follow InterpretML's where nothing is missing: $kind",
  (one) => {
    const target = targetOf(one);
    const table = tableOf(features, x.slice(0, train));
    const model = fitEbm({
      table,
      target,
      options: { outerBags: 8 },
      seed: 0,
    });
    const scores = ebmScores(model, tableOf(features, x.slice(train)));
    const found =
      target.kind === "classes"
        ? probabilities(scores, target.classes.length)
        : scores;
    const width = found.length / complete.length;
    const pick = (of: ArrayLike<number>): number[] =>
      [...complete.keys()].flatMap((row) =>
        complete[row]
          ? Array.from({ length: width }, (_, k) => of[row * width + k]!)
          : [],
      );
    expect(pearson(pick(found), pick(one.heldOut.flat()))).toBeGreaterThan(
      0.98,
    );
    const own = importance(model).map(({ value }) => value);
    expect(pearson(own, one.importance)).toBeGreaterThan(0.97);
    own.forEach((value, f) =>
      expect(Math.abs(value - one.importance[f]!)).toBeLessThan(0.12),
    );
  },
);
