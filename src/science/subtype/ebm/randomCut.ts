import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { LEAST_HESSIAN } from "./leafStep.js";
import { rangeTotals } from "./bestCut.js";
import type { ChooseCut } from "./growTree.js";

/** Cuts a range anywhere that leaves enough rows on both sides, each place as likely: the smoothing rounds. */
export function randomCut(random: RandomGenerator): ChooseCut {
  return (sums, { low, high }, { before, minLeaf, monotone }) => {
    let first = low + 1;
    while (first < high && before[first]! - before[low]! < minLeaf) first++;
    let last = high - 1;
    while (last > low && before[high]! - before[last]! < minLeaf) last--;
    if (first > last) return null;
    const at = uniformInt(random, first, last);
    const left = rangeTotals(sums, low, at);
    const right = rangeTotals(sums, at, high);
    const K = sums.scores;
    for (let k = 0; k < K; k++) {
      const [h, hr] = [left.sums[K + k]!, right.sums[K + k]!];
      if (h < LEAST_HESSIAN || hr < LEAST_HESSIAN) return null;
      const order = left.sums[k]! * hr - right.sums[k]! * h;
      if (monotone * order < 0) return null;
    }
    const whole = rangeTotals(sums, low, high);
    return { at, gain: left.score + right.score - whole.score };
  };
}
