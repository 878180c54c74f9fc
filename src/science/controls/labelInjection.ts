import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import { sequentialP } from "../stats/sequentialP.js";
import type { ControlFigure } from "./controlFigure.js";
import type { EpochCalls } from "./epochCalls.js";
import { epochCalls } from "./epochCalls.js";
import type { InjectedHead } from "./injectedHead.js";
import { injectionEpoch } from "./injectionEpoch.js";
import type { Recall } from "./recallOf.js";
import { recallOf } from "./recallOf.js";

/** What came of it, epoch by epoch. */
export interface Injection {
  readonly figures: readonly ControlFigure[];
  /** Counted from 1: the one whose losses were asked. */
  readonly epoch: number;
  readonly byEpoch: readonly EpochRecall[];
}

/** What the losses of one epoch tell of the labels. */
export interface EpochRecall extends Recall {
  /** BIC of one component less that of two. */
  readonly gain: number;
  /** Mean losses. */
  readonly exchangedLoss: number;
  readonly trueLoss: number;
}

/** How many patients figures rest on, and how each p is drawn. */
export interface InjectionDraws {
  readonly patients: number;
  readonly draws: number;
  readonly seed: number;
}

/**
 * Whether training can tell a wrong label: a known share was exchanged, and a mixture of two beta components calls wrong
 * what loses much. Recall where nothing can be learnt is that of the true labels, which is given beside it, and the area
 * is one half there. A head can tell a label only as far as it predicts: README of this folder.
 *
 * Memorisation is the share of the loss on exchanged labels that training took away by its last epoch, beside that on the
 * true ones. Not one less the recall: a low recall does not tell labels that were memorised from such that nothing could
 * be learnt of.
 * @param heads of one gene, the samples of all of which are one mixture, each head's losses in units of its mean
 * @source Arazo 2019, doi:10.48550/arXiv.1904.11238; Arpit 2017, doi:10.48550/arXiv.1706.05394 (memorisation)
 */
export function labelInjection(
  heads: readonly InjectedHead[],
  how: InjectionDraws,
): Injection | null {
  const epochs = Math.min(...heads.map(({ losses }) => losses.length));
  const flags = heads.map(({ exchanged }) => Uint8Array.from(exchanged));
  const some = flags.some((own) => own.includes(1) && own.includes(0));
  if (!some || !Number.isFinite(epochs) || epochs < 1) return null;
  const seen = Array.from({ length: epochs }, (_, e) => epochCalls(heads, e));
  const byEpoch = seen.map((own, e) => ({
    ...recallOf(own, joined(flags)),
    gain: own.gain,
    exchangedLoss: meanLoss(heads, flags, 1, e),
    trueLoss: meanLoss(heads, flags, 0, e),
  }));
  const epoch = injectionEpoch(heads, seen);
  return {
    epoch: epoch + 1,
    byEpoch,
    figures: [
      ...tellingApart(seen[epoch]!, flags, how),
      memorisation(byEpoch, how.patients),
    ],
  };
}

/** Recall beside false alarms, and the area, each held against the same flags dealt anew within each head. */
function tellingApart(
  calls: EpochCalls,
  flags: readonly Uint8Array[],
  { patients: n, draws, seed }: InjectionDraws,
): ControlFigure[] {
  const { recall, falseAlarm, area } = recallOf(calls, joined(flags));
  const pOf = (observed: number, of: (dealt: Recall) => number): number => {
    const random = randomGenerator(seed);
    const deal = () => joined(flags.map((own) => shuffled(own, random)));
    return sequentialP(observed, () => of(recallOf(calls, deal())), draws).p;
  };
  const nullHypothesis =
    "which labels were exchanged dealt anew within each head's training patients";
  return [
    {
      kind: "labelInjection",
      value: recall,
      baseline: falseAlarm,
      n,
      p: pOf(recall - falseAlarm, (own) => own.recall - own.falseAlarm),
      nullHypothesis,
    },
    {
      kind: "labelInjectionArea",
      value: area,
      baseline: 0.5,
      n,
      p: pOf(area, (own) => own.area),
      nullHypothesis,
    },
  ];
}

function memorisation(
  byEpoch: readonly EpochRecall[],
  n: number,
): ControlFigure {
  const [first, last] = [byEpoch[0]!, byEpoch[byEpoch.length - 1]!];
  return {
    kind: "memorisation",
    value: 1 - last.exchangedLoss / first.exchangedLoss,
    baseline: 1 - last.trueLoss / first.trueLoss,
    n,
    p: null,
    nullHypothesis: "the same share of the loss on true labels",
  };
}

/** Mean over the samples of all heads whose flag is the given one. */
function meanLoss(
  heads: readonly InjectedHead[],
  flags: readonly Uint8Array[],
  flag: number,
  epoch: number,
): number {
  let sum = 0;
  let count = 0;
  flags.forEach((own, h) =>
    own.forEach((one, s) => {
      if (one !== flag) return;
      sum += heads[h]!.losses[epoch]![s]!;
      count++;
    }),
  );
  return sum / count;
}

function joined(flags: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(flags.flatMap((own) => [...own]));
}

function shuffled(
  flags: Uint8Array,
  random: ReturnType<typeof randomGenerator>,
): Uint8Array {
  const dealt = Uint8Array.from(flags);
  for (let i = dealt.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
  }
  return dealt;
}
