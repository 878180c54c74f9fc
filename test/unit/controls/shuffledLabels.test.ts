import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { pooledP } from "../../../src/science/controls/pooledP.js";
import {
  heldOutR,
  shuffledLabels,
} from "../../../src/science/controls/shuffledLabels.js";
import { applyHeads } from "../../../src/science/mil/applyHeads.js";
import type { HeadSpec } from "../../../src/science/mil/head.js";
import { ROLE } from "../../../src/science/mil/head.js";
import { heldOut } from "../../../src/science/mil/heldOut.js";
import { foldLabels } from "../../../src/science/mil/labels.js";
import { COMPACT_MIL_OPTIONS } from "../../../src/science/mil/milOptions.js";
import { shuffleWithin } from "../../../src/science/mil/shuffle.js";
import { trainHeads } from "../../../src/science/mil/trainHeads.js";
import { seedOf } from "../../../src/science/random/seedOf.js";
import { syntheticCohort } from "../mil/syntheticBags.js";
import { uniformP } from "./made.js";

const FOLDS = 3;
const SETS = 4;
const options = {
  ...COMPACT_MIL_OPTIONS,
  embedHidden: 8,
  attentionHidden: 4,
  maxEpochs: 6,
  minEpochs: 1,
};

beforeAll(async () => {
  await tf.setBackend("wasm");
});

/** p of every gene of a cohort whose genes follow nothing, or whose first gene follows what the tiles show. */
async function cohortOf(seed: number, links: number): Promise<number[]> {
  const { bags, linked, nulls } = syntheticCohort({
    bags: 30,
    tiles: 6,
    dim: 5,
    links,
    nulls: 6 - links,
    r: 0.95,
    seed,
  });
  const sites = bags.map((_, b) => `S${b % 2}`);
  const fold = bags.map((_, b) => Math.floor(b / 2) % FOLDS);
  const genes = [...linked, ...nulls].map((own) => Float64Array.from(own));
  const series = Array.from({ length: SETS + 1 }, (_, set) =>
    genes.map((values, g) =>
      set === 0 ? values : shuffleWithin(values, sites, seedOf([g, set, seed])),
    ),
  ).flat();
  const labels = series.map((values) =>
    Array.from({ length: FOLDS }, (_, f) =>
      foldLabels({ values, sites, train: fold.map((own) => own !== f) }),
    ),
  );
  const heads = labels.flatMap((own, s) =>
    own.map((ofFold, f): HeadSpec => ({
      key: `${s} ${f}`,
      labels: ofFold.labels,
      role: Uint8Array.from(fold, (held) =>
        held === f ? ROLE.unused : ROLE.train,
      ),
      seed: seedOf([s, f, seed]),
    })),
  );
  const trained = await trainHeads({ bags, heads, options });
  const readings = await applyHeads({ bags, trained });
  const r = series.map((values, s) => {
    const rows = Array.from({ length: FOLDS }, (_, f) => s * FOLDS + f);
    const seen = heldOut({ readings, rows, fold, labels: labels[s]!, values });
    return heldOutR(seen, sites);
  });
  const shuffled = r.slice(genes.length);
  return genes.map((_, g) => shuffledLabels(r[g]!, shuffled, 30).p!);
}

it("the pooled null is calibrated: p is uniform over cohorts of genes that follow nothing", async () => {
  const p: number[] = [];
  for (let seed = 1; seed <= 10; seed++) p.push(...(await cohortOf(seed, 0)));
  // Genes of one cohort share its bags, so their p are not quite independent; over 60 cohorts this figure is .20.
  expect(uniformP(p)).toBeGreaterThan(0.001);
  expect(p.filter((one) => one <= 0.1).length / p.length).toBeLessThan(0.2);
}, 60_000);

it("a gene that follows what the tiles show stands out", async () => {
  const [linked] = await cohortOf(5, 1);
  expect(linked).toBe(1 / 25);
});

it("p counts the value itself, so that it is never zero", () => {
  expect(pooledP(3, [1, 2])).toEqual({ p: 1 / 3, nullMean: 1.5, nulls: 2 });
  expect(pooledP(3, [])).toEqual({ p: 1, nullMean: null, nulls: 0 });
});

it("measures only where the gene was measured, within strata", () => {
  const series = {
    predicted: [1, 2, 9, 11, 12, 0],
    observed: [2, 4, NaN, 0, 2, NaN],
  };
  const strata = ["a", "a", "a", "b", "b", "b"];
  expect(heldOutR(series, strata)).toBeCloseTo(1, 12);
});
