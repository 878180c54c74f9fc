import type { InjectedHead } from "../../science/controls/injectedHead.js";
import { injectedHead } from "../../science/controls/injectedHead.js";
import type { HeadSpec } from "../../science/mil/head.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import type { TrainingResult } from "../../io/training/trainingResult.js";
import { embeddedBags } from "../bags/embeddedBags.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { ActivityDeps } from "../deps.js";
import { watch } from "../step/heartbeat.js";

/** A head whose labels are wrong in part. */
export interface Injected {
  readonly head: HeadSpec;
  /** 1 where a bag has another's label. @shape [bags] */
  readonly exchanged: Uint8Array;
}

/** Heads that are trained at a time: what is kept of each sample of 500 patients in 100 epochs is 60 MB. */
const AT_ONCE = 300;

/**
 * Trains heads to the last epoch that the options allow, since it is to be seen what they memorise, and gives what they
 * lost on each bag in each epoch of that one training; null for a head that diverged. @shape result [heads]
 */
export async function injectedLosses(
  deps: ActivityDeps,
  settled: SettledCohort,
  injected: readonly Injected[],
  options: MilOptions,
): Promise<(InjectedHead | null)[]> {
  if (injected.length === 0) return [];
  const { maxEpochs } = options;
  const toTheEnd = { ...options, minEpochs: maxEpochs, patience: maxEpochs };
  const bags = await embeddedBags(deps, settled);
  const { signal, onProgress } = watch();
  const losses: (InjectedHead | null)[] = [];
  for (let from = 0; from < injected.length; from += AT_ONCE) {
    const part = injected.slice(from, from + AT_ONCE);
    const heads = part.map(({ head }) => head);
    const result = await deps.trainer.train(
      { bags, heads, options: toTheEnd, keep: 1, losses: "samples" },
      {
        signal,
        onProgress: (done) =>
          onProgress(from * maxEpochs + done, injected.length * maxEpochs),
      },
    );
    losses.push(...soundLosses(result, part, maxEpochs));
  }
  return losses;
}

function soundLosses(
  { sampleLoss, stoppingLoss, status }: TrainingResult,
  injected: readonly Injected[],
  epochs: number,
): (InjectedHead | null)[] {
  const kept = { samples: sampleLoss, stopping: stoppingLoss, epochs };
  return injected.map((own, row) =>
    status[row] === "trained" ? injectedHead(kept, row, own) : null,
  );
}
