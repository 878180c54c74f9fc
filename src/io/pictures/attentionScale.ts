import { nice, quantile, ticks } from "d3-array";
import { interpolateCividis } from "d3-scale-chromatic";

/** How attention is shown as colour. */
export interface AttentionScale {
  /** Where the colours end; more is drawn as the last colour. @unit times uniform attention */
  readonly top: number;
  /** Round values from 0 to `top`. */
  readonly ticks: readonly number[];
  /** Whether a value lies beyond `top`. */
  readonly clipped: boolean;
  /** CSS colour of a value. */
  colour(value: number): string;
}

/** A few tiles with enormous attention must not take all colours. */
const SHOWN = 0.99;
const TICKS = 5;
/** Colours that are told apart; a drawing groups its tiles by colour. */
const STEPS = 64;

/**
 * Colours from no attention to nearly the highest, even to the eye and to the colour-blind.
 * @param values N times attention, so that 1 is uniform
 * @param least the scale reaches at least this value
 * @throws RangeError for a value that is not finite
 * @source cividis: Nuñez 2018, doi:10.1371/journal.pone.0199239
 */
export function attentionScale(
  values: ArrayLike<number>,
  least: number,
): AttentionScale {
  const all = Array.from(values);
  const bad = all.find((value) => !Number.isFinite(value));
  if (bad !== undefined)
    throw new RangeError(`attention of a tile is ${bad}; it must be finite`);
  const high = Math.max(quantile(all, SHOWN) ?? 0, least);
  const [, top] = nice(0, high, TICKS);
  return {
    top,
    ticks: ticks(0, top, TICKS),
    clipped: all.some((value) => value > top),
    colour: (value) => {
      const share = Math.min(1, Math.max(0, value / top));
      return interpolateCividis(Math.round(share * (STEPS - 1)) / (STEPS - 1));
    },
  };
}
