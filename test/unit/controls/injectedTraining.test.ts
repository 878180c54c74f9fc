import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { exchangeLabels } from "../../../src/science/controls/exchangeLabels.js";
import type { InjectedHead } from "../../../src/science/controls/injectedHead.js";
import { injectedHead } from "../../../src/science/controls/injectedHead.js";
import { labelInjection } from "../../../src/science/controls/labelInjection.js";
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

/** Heads that are taught labels of which a fifth is another's, and what they lost in each epoch. */
async function injected(
  labels: Float32Array,
  epochs: number,
): Promise<InjectedHead[]> {
  const made = Array.from({ length: FOLDS }, (_, f) => {
    const role = Uint8Array.from(bags, (_bag, b) =>
      b % FOLDS !== f ? ROLE.train : ROLE.stopping,
    );
    const among = [...role].map((part) => part === ROLE.train);
    const wrong = exchangeLabels(labels, among, { share: 0.2, seed: f });
    const head = { key: `${f}`, labels: wrong.labels, role, seed: f };
    return { head, exchanged: wrong.exchanged };
  });
  const { losses } = await trainHeads({
    bags,
    heads: made.map(({ head }) => head),
    losses: "samples",
    options: {
      ...COMPACT_MIL_OPTIONS,
      embedHidden: 8,
      attentionHidden: 6,
      dropout: 0,
      bagsPerStep: 4,
      maxEpochs: epochs,
      minEpochs: epochs,
      patience: epochs,
    },
  });
  return made.map((own, f) => injectedHead({ ...losses, epochs }, f, own));
}

const how = { patients: 60, draws: 199, seed: 1 };

it("exchanged labels are recalled where the gene can be learnt, and true ones fitted the sooner", async () => {
  const heads = await injected(linked[0]!, 20);
  const [recall, area, memorisation] = labelInjection(heads, how)!.figures;
  expect(recall!.value).toBeGreaterThan(2 * recall!.baseline!);
  expect(recall!.p).toBeLessThan(0.05);
  expect(area!.value).toBeGreaterThan(0.6);
  const early = heads.map((head) => ({
    ...head,
    losses: head.losses.slice(0, 2),
  }));
  const [, , before] = labelInjection(early, how)!.figures;
  expect(memorisation!.baseline).toBeGreaterThan(before!.baseline! + 0.3);
  expect(memorisation!.value).toBeLessThan(memorisation!.baseline!);
}, 60_000);

it("exchanged labels are not told from true ones where there is nothing to learn", async () => {
  const heads = await injected(nulls[0]!, 8);
  const [recall, area] = labelInjection(heads, how)!.figures;
  expect(recall!.value).toBeLessThan(1.5 * recall!.baseline!);
  expect(recall!.p).toBeGreaterThan(0.05);
  expect(area!.p).toBeGreaterThan(0.05);
}, 60_000);
