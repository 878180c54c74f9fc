import type { InjectedHead } from "../../science/controls/labelInjection.js";
import { exchangeLabels } from "../../science/controls/exchangeLabels.js";
import type { HeadSpec } from "../../science/mil/head.js";
import { ROLE } from "../../science/mil/head.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import { seedOf } from "../../science/random/seedOf.js";
import { controlOutcome } from "./controlOutcome.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput } from "../dto.js";
import { embeddedBags } from "../bags/embeddedBags.js";
import { foldPlans } from "../bags/foldPlan.js";
import { watch } from "../step/heartbeat.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import { settledCohort } from "../bags/loadTiles.js";
import { refOf, runStep } from "../step/runStep.js";
import type { Series } from "../training/series.js";
import { seriesOf } from "../training/series.js";
import { trainingOptions } from "../training/trainingOptions.js";
import { labelsHash, usedForLabels } from "../step/usedForLabels.js";

/** Share of the training labels that are exchanged, and shuffles behind each p. */
const HOW = { share: 0.2, draws: 999 } as const;
/** Epochs after which losses are looked at, as far as the options go. */
const EPOCHS = [1, 2, 4, 8, 16, 32, 64];

/** A head whose labels are wrong in part, and which bags it is trained on. */
interface Injected {
  readonly head: HeadSpec;
  readonly exchanged: Uint8Array;
  readonly training: readonly number[];
}

/**
 * Trains the heads of every gene and fold on labels of which a known share was exchanged, and looks whether the loss of
 * each patient tells which. A head that is trained for fewer epochs is the same head at an earlier time (its random
 * stream is its own), so that training to each of some epochs gives the losses of each, read without dropout.
 */
export async function injectLabels(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
): Promise<EntityRef> {
  const { seed } = input;
  const settled = await settledCohort(deps, made);
  const options = trainingOptions(deps.backend, input.training ?? null);
  const epochs = EPOCHS.filter((epoch) => epoch <= options.maxEpochs);
  const { genes } = settled.cohort.expression;
  const step = await runStep(
    deps,
    {
      name: "injectLabels",
      run: input.run,
      seed,
      params: { ...HOW, epochs, genes, options, labels: labelsHash(settled) },
      trains: true,
      used: usedForLabels(made, settled),
    },
    async (idOf) => {
      const series = seriesOf(settled, genes, 0, seed);
      const injected = series.map((own) => injectedHeads(settled, own, seed));
      const losses = await lossesOf(deps, settled, injected.flat(), {
        options,
        epochs,
      });
      let at = 0;
      const jobs = series.map(({ gene, values }, g) => ({
        heads: injected[g]!.map(({ exchanged, training }): InjectedHead => ({
          losses: losses[at++]!,
          exchanged: training.map((b) => exchanged[b]!),
        })),
        patients: patientsOf(settled, values),
        draws: HOW.draws,
        seed: seedOf(["injected", gene, seed]),
      }));
      const found = await deps.controls.recallInjected(jobs, {
        signal: watch().signal,
      });
      const figures = found.flatMap((own, g) =>
        (own?.figures ?? []).map((one) => ({ ...one, gene: series[g]!.gene })),
      );
      const details = {
        epochs,
        genes: Object.fromEntries(
          found.map((own, g) => [series[g]!.gene, own?.byEpoch ?? []]),
        ),
      };
      return controlOutcome(deps, idOf, { figures, details });
    },
  );
  return refOf(step, "controls");
}

/** The heads of all folds of a gene. */
function injectedHeads(
  settled: SettledCohort,
  { gene, labels }: Series,
  seed: number,
): Injected[] {
  return foldPlans(settled).map(({ role, train }, f) => {
    const own = seedOf(["inject", gene, f, seed]);
    const how = { share: HOW.share, seed: own };
    const wrong = exchangeLabels(labels[f]!.labels, train, how);
    const known = [...role.keys()].filter(
      (b) => role[b] === ROLE.train && !Number.isNaN(wrong.labels[b]),
    );
    return {
      head: {
        key: `${gene} fold ${f} injected`,
        labels: wrong.labels,
        role,
        seed: seedOf([gene, f, 0, seed]),
      },
      exchanged: wrong.exchanged,
      training: known,
    };
  });
}

/** Squared errors on the bags trained on after each number of epochs. @shape result [heads][epochs][training bags] */
async function lossesOf(
  deps: ActivityDeps,
  settled: SettledCohort,
  injected: readonly Injected[],
  {
    options,
    epochs,
  }: { readonly options: MilOptions; readonly epochs: readonly number[] },
): Promise<Float64Array[][]> {
  const heads = injected.map(({ head }) => head);
  const losses: Float64Array[][] = injected.map(() => []);
  if (heads.length === 0) return losses;
  const bags = await embeddedBags(deps, settled);
  const { signal, onProgress } = watch();
  for (const [e, epoch] of epochs.entries()) {
    const exactly = { maxEpochs: epoch, minEpochs: epoch, patience: epoch };
    const { readings } = await deps.trainer.train(
      { bags, heads, options: { ...options, ...exactly }, keep: 1 },
      {
        signal,
        onProgress: (done, total) =>
          onProgress(e * total + done, epochs.length * total),
      },
    );
    injected.forEach(({ head, training }, h) =>
      losses[h]!.push(
        Float64Array.from(
          training,
          (b) => (readings[b]!.prediction[h]! - head.labels[b]!) ** 2,
        ),
      ),
    );
  }
  return losses;
}

function patientsOf({ bags }: SettledCohort, values: Float64Array): number {
  const known = bags.filter((_, b) => !Number.isNaN(values[b]));
  return new Set(known.map(({ bag }) => bag.patient)).size;
}
