import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { ATTENDED_SHARE } from "../mil/attendedFrom.js";
import { randomGenerator } from "../random/randomGenerator.js";

/** The tiles of one patient, of all slides. */
export interface PatientTiles {
  readonly patient: string;
  /** Of each tile, which slide view it lies on. @shape [tiles] */
  readonly views: readonly number[];
  /** Contribution to the prediction, positive the way that is claimed. @shape [tiles] */
  readonly carried: ArrayLike<number>;
}

/** A tile that carries the prediction and one of the same slide view that does not. */
export interface TilePair {
  /** Which of the patients. */
  readonly patient: number;
  /** Which of the patient's tiles. */
  readonly attended: number;
  readonly control: number;
}

/**
 * Draws pairs of tiles, spread over patients as evenly as their tiles allow: the tiles that carry most, each with one of the
 * same view that is not among the tenth that carries most. Fewer than asked where there are no more.
 */
export function drawTiles(
  patients: readonly PatientTiles[],
  { pairs, seed }: { readonly pairs: number; readonly seed: number },
): TilePair[] {
  const random = randomGenerator(seed);
  const open = shuffled(random, [...patients.keys()]).map((patient) =>
    pairsOf(random, patients[patient]!, patient),
  );
  const drawn: TilePair[] = [];
  for (let turn = 0; drawn.length < pairs; turn++) {
    const round = open.flatMap((own) => own[turn] ?? []);
    if (round.length === 0) break;
    drawn.push(...round.slice(0, pairs - drawn.length));
  }
  return drawn;
}

/** All pairs that a patient can give, the tile that carries most first. */
function pairsOf(
  random: RandomGenerator,
  { views, carried }: PatientTiles,
  patient: number,
): TilePair[] {
  const order = Array.from(carried, (_, tile) => tile).sort(
    (a, b) => carried[b]! - carried[a]! || a - b,
  );
  const most = Math.ceil(ATTENDED_SHARE * order.length);
  const rest = shuffled(random, order.slice(most));
  return order.slice(0, most).flatMap((attended): TilePair[] => {
    const at = rest.findIndex((tile) => views[tile] === views[attended]);
    if (at < 0) return [];
    const [control] = rest.splice(at, 1);
    return [{ patient, attended, control: control! }];
  });
}

/** The same values in random order (Fisher-Yates). */
function shuffled(random: RandomGenerator, values: number[]): number[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return values;
}
