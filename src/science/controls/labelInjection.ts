import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import { sequentialP } from "../stats/sequentialP.js";
import type { ControlFigure } from "./controlFigure.js";
import { lossMixture } from "./lossMixture.js";

/** What one head lost on the bags that it was trained on, some of them with a label of another. */
export interface InjectedHead {
  /** Squared error in each epoch. @shape [epochs][samples] */
  readonly losses: readonly ArrayLike<number>[];
  /** 1 where the label is another's. @shape [samples] */
  readonly exchanged: ArrayLike<number>;
}

/** What came of it, epoch by epoch. */
export interface Injection {
  readonly figures: readonly ControlFigure[];
  /** Counted from 1: where two components say most against one. */
  readonly epoch: number;
  readonly byEpoch: readonly EpochRecall[];
}

/** What the losses of one epoch tell of the labels. */
export interface EpochRecall {
  /** Share of the exchanged labels that the mixture calls wrong. */
  readonly recall: number;
  /** Share of the others. */
  readonly falseAlarm: number;
  /** BIC of one component less that of two. */
  readonly gain: number;
  /** Mean losses. */
  readonly exchangedLoss: number;
  readonly trueLoss: number;
}

/** A sample with a larger share in the component of large losses is called wrong. */
const CALLED = 0.5;

/**
 * Whether training can tell a wrong label: a known share was exchanged, and a mixture of two beta components calls wrong
 * what loses much. The epoch is the one where two components say most against one, chosen without a look at what was
 * exchanged. Recall where nothing can be learnt is that of the true labels, which is given beside it.
 *
 * Memorisation is the share of the loss on exchanged labels that training took away by its last epoch, beside that on the
 * true ones. Not one less the recall: a low recall does not tell labels that were memorised from such that nothing could
 * be learnt of.
 * @param heads of one gene, the samples of all of which are one mixture, each head's losses in units of its mean
 * @source Arazo 2019, doi:10.48550/arXiv.1904.11238; Arpit 2017, doi:10.48550/arXiv.1706.05394 (memorisation)
 */
export function labelInjection(
  heads: readonly InjectedHead[],
  how: {
    readonly patients: number;
    readonly draws: number;
    readonly seed: number;
  },
): Injection | null {
  const epochs = Math.min(...heads.map(({ losses }) => losses.length));
  const flags = heads.map(({ exchanged }) => Uint8Array.from(exchanged));
  const some = flags.some((own) => own.includes(1) && own.includes(0));
  if (!some || !Number.isFinite(epochs) || epochs < 1) return null;
  const called = Array.from({ length: epochs }, (_, e) => mixed(heads, e));
  const byEpoch = called.map((own, e) => recallOf(own, flags, heads, e));
  const epoch = byEpoch.reduce(
    (best, { gain }, e) => (gain > byEpoch[best]!.gain ? e : best),
    0,
  );
  const { recall, falseAlarm } = byEpoch[epoch]!;
  const random = randomGenerator(how.seed);
  const draw = (): number => {
    const dealt = flags.map((own) => shuffled(own, random));
    const { hit, miss } = counts(called[epoch]!.wrong, dealt);
    return hit - miss;
  };
  const { p } = sequentialP(recall - falseAlarm, draw, how.draws);
  const [first, last] = [byEpoch[0]!, byEpoch[epochs - 1]!];
  return {
    epoch: epoch + 1,
    byEpoch,
    figures: [
      {
        kind: "labelInjection",
        value: recall,
        baseline: falseAlarm,
        n: how.patients,
        p,
        nullHypothesis:
          "which labels were exchanged dealt anew within each head's training patients",
      },
      {
        kind: "memorisation",
        value: 1 - last.exchangedLoss / first.exchangedLoss,
        baseline: 1 - last.trueLoss / first.trueLoss,
        n: how.patients,
        p: null,
        nullHypothesis: "the same share of the loss on true labels",
      },
    ],
  };
}

/** Whether each sample of each head is called wrong by the losses of one epoch. */
interface Called {
  readonly wrong: readonly (readonly boolean[])[];
  readonly gain: number;
}

function mixed(heads: readonly InjectedHead[], epoch: number): Called {
  const own = heads.map(({ losses }) => {
    const all = Float64Array.from(losses[epoch]!);
    const mean = all.reduce((sum, loss) => sum + loss, 0) / all.length;
    return mean > 0 ? all.map((loss) => loss / mean) : all;
  });
  const joined = Float64Array.from(own.flatMap((losses) => [...losses]));
  const { wrong, gain } = lossMixture(joined);
  let at = 0;
  return {
    gain,
    wrong: own.map((losses) => Array.from(losses, () => wrong[at++]! > CALLED)),
  };
}

function recallOf(
  { wrong, gain }: Called,
  flags: readonly Uint8Array[],
  heads: readonly InjectedHead[],
  epoch: number,
): EpochRecall {
  const { hit, miss } = counts(wrong, flags);
  const mean = (flag: number): number => {
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
  };
  return {
    recall: hit,
    falseAlarm: miss,
    gain,
    exchangedLoss: mean(1),
    trueLoss: mean(0),
  };
}

/** Share of the exchanged that is called wrong, and of the others. */
function counts(
  wrong: readonly (readonly boolean[])[],
  flags: readonly Uint8Array[],
): { hit: number; miss: number } {
  const called = [0, 0];
  const all = [0, 0];
  flags.forEach((own, h) =>
    own.forEach((flag, s) => {
      all[flag]!++;
      if (wrong[h]![s]) called[flag]!++;
    }),
  );
  return { hit: called[1]! / all[1]!, miss: called[0]! / all[0]! };
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
