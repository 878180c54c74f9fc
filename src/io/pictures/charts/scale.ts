import { ticks } from "d3-array";

/** Where values of a range lie on an axis. */
export interface Scale {
  /** @unit px */
  readonly at: (value: number) => number;
  readonly from: number;
  readonly to: number;
  /** Round values. */
  readonly ticks: readonly number[];
}

/** Spreads values evenly from one place to another. @param values its ends; one value alone gets room on both sides */
export function scale(
  values: readonly [number, number],
  places: readonly [number, number],
  count = 4,
): Scale {
  const [low, high] = values;
  const room = low < high ? 0 : Math.max(1e-6, Math.abs(low) / 2);
  const [from, to] = [low - room, high + room];
  const perValue = (places[1] - places[0]) / (to - from);
  return {
    at: (value) => places[0] + (value - from) * perValue,
    from,
    to,
    ticks: ticks(from, to, count),
  };
}
