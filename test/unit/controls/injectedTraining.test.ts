import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { exchangeLabels } from "../../../src/science/controls/exchangeLabels.js";
import type { InjectedHead } from "../../../src/science/controls/labelInjection.js";
import { labelInjection } from "../../../src/science/controls/labelInjection.js";
import { applyHeads } from "../../../src/science/mil/applyHeads.js";
import { ROLE } from "../../../src/science/mil/head.js";
import { COMPACT_MIL_OPTIONS } from "../../../src/science/mil/milOptions.js";
import { trainHeads } from "../../../src/science/mil/trainHeads.js";
import { syntheticCohort } from "../mil/syntheticBags.js";

const { bags, linked, nulls } = syntheticCohort({
  bags: 60,
  tiles: 12,
  dim: 8,
  links: 1,
  nulls: 1,
  r: 0.97,
  seed: 4,
});
const FOLDS = 4;

beforeAll(async () => {
  await tf.setBackend("wasm");
});

/** Heads that are taught labels of which a fifth is another's, and their losses after some epochs. */
async function injected(
  labels: Float32Array,
  epochs: readonly number[],
): Promise<InjectedHead[]> {
  const made = Array.from({ length: FOLDS }, (_, f) => {
    const among = bags.map((_bag, b) => b % FOLDS !== f);
    const wrong = exchangeLabels(labels, among, { share: 0.2, seed: f });
    const role = Uint8Array.from(among, (own) =>
      own ? ROLE.train : ROLE.unused,
    );
    const training = [...among.keys()].filter((b) => among[b]);
    const head = { key: `${f}`, labels: wrong.labels, role, seed: f };
    return { ...wrong, head, training, losses: [] as Float64Array[] };
  });
  for (const epoch of epochs) {
    const trained = await trainHeads({
      bags,
      heads: made.map(({ head }) => head),
      options: {
        ...COMPACT_MIL_OPTIONS,
        embedHidden: 8,
        attentionHidden: 6,
        dropout: 0,
        bagsPerStep: 4,
        maxEpochs: epoch,
        minEpochs: epoch,
        patience: epoch,
      },
    });
    const readings = await applyHeads({ bags, trained });
    made.forEach(({ labels: taught, training, losses }, f) =>
      losses.push(
        Float64Array.from(
          training,
          (b) => (readings[b]!.prediction[f]! - taught[b]!) ** 2,
        ),
      ),
    );
  }
  return made.map(({ losses, exchanged, training }) => ({
    losses,
    exchanged: training.map((b) => exchanged[b]!),
  }));
}

const how = { patients: 60, draws: 199, seed: 1 };

it("exchanged labels are recalled where the gene can be learnt, and true ones fitted the sooner", async () => {
  const heads = await injected(linked[0]!, [1, 2, 20]);
  const [recall, memorisation] = labelInjection(heads, how)!.figures;
  expect(recall!.value).toBeGreaterThan(2 * recall!.baseline!);
  expect(recall!.p).toBeLessThan(0.05);
  const early = heads.map((head) => ({
    ...head,
    losses: head.losses.slice(0, 2),
  }));
  const [, before] = labelInjection(early, how)!.figures;
  expect(memorisation!.baseline).toBeGreaterThan(before!.baseline! + 0.3);
  expect(memorisation!.value).toBeLessThan(memorisation!.baseline!);
}, 60_000);

it("exchanged labels are not told from true ones where there is nothing to learn", async () => {
  const heads = await injected(nulls[0]!, [1, 8]);
  const [recall] = labelInjection(heads, how)!.figures;
  expect(recall!.value).toBeLessThan(1.5 * recall!.baseline!);
  expect(recall!.p).toBeGreaterThan(0.05);
}, 60_000);
