import type { Interval } from "./interval.type.js";

/** An interval needs both its ends. */
export function intervalOf({
  low,
  high,
}: {
  readonly low: number | null;
  readonly high: number | null;
}): Interval | null {
  return low === null || high === null ? null : { low, high };
}
