import { exchangeLabels } from "../../science/controls/exchangeLabels.js";
import { seedOf } from "../../science/random/seedOf.js";
import { foldPlans } from "../bags/foldPlan.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import { settledCohort } from "../bags/loadTiles.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput } from "../dto.js";
import { watch } from "../step/heartbeat.js";
import { refOf, runStep } from "../step/runStep.js";
import { labelsHash, usedForLabels } from "../step/usedForLabels.js";
import type { Series } from "../training/series.js";
import { seriesOf } from "../training/series.js";
import { trainingOptions } from "../training/trainingOptions.js";
import { controlOutcome } from "./controlOutcome.js";
import type { Injected } from "./injectedLosses.js";
import { injectedLosses } from "./injectedLosses.js";
import { unmeasured } from "./unmeasured.js";

/** Share of the training labels that are exchanged, and shuffles behind each p. */
const HOW = { share: 0.2, draws: 999 } as const;
const TOO_FEW =
  "too few patients train a model for a fifth of their labels to change places";

/**
 * Trains the heads of every gene and fold on labels of which a known share was exchanged, and looks whether what each
 * patient loses while they train tells which.
 */
export async function injectLabels(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
): Promise<EntityRef> {
  const { seed } = input;
  const settled = await settledCohort(deps, made);
  const options = trainingOptions(deps.backend, input.training ?? null);
  const { genes } = settled.cohort.expression;
  const step = await runStep(
    deps,
    {
      name: "injectLabels",
      run: input.run,
      seed,
      params: { ...HOW, genes, options, labels: labelsHash(settled) },
      trains: true,
      used: usedForLabels(made, settled),
    },
    async (idOf) => {
      const series = seriesOf(settled, genes, 0, seed);
      const injected = series.flatMap((own) =>
        injectedFolds(settled, own, seed),
      );
      const losses = await injectedLosses(deps, settled, injected, options);
      const folds = injected.length / series.length;
      const jobs = series.map(({ gene, values }, g) => ({
        heads: losses
          .slice(g * folds, (g + 1) * folds)
          .filter((own) => own !== null),
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
        genes: Object.fromEntries(
          found.map((own, g) => [
            series[g]!.gene,
            own && { epoch: own.epoch, byEpoch: own.byEpoch },
          ]),
        ),
      };
      return controlOutcome(
        deps,
        idOf,
        figures.length === 0
          ? unmeasured("labelInjection", TOO_FEW)
          : { figures, details },
      );
    },
  );
  return refOf(step, "controls");
}

/** The heads of all folds of a gene. */
function injectedFolds(
  settled: SettledCohort,
  { gene, labels }: Series,
  seed: number,
): Injected[] {
  return foldPlans(settled).map(({ role, train }, f) => {
    const own = seedOf(["inject", gene, f, seed]);
    const how = { share: HOW.share, seed: own };
    const wrong = exchangeLabels(labels[f]!.labels, train, how);
    return {
      head: {
        key: `${gene} fold ${f} injected`,
        labels: wrong.labels,
        role,
        seed: seedOf([gene, f, 0, seed]),
      },
      exchanged: wrong.exchanged,
    };
  });
}

function patientsOf({ bags }: SettledCohort, values: Float64Array): number {
  const known = bags.filter((_, b) => !Number.isNaN(values[b]));
  return new Set(known.map(({ bag }) => bag.patient)).size;
}
