import { share } from "../criteria/format.js";
import type { Figure } from "./figuresOf.js";

/** How a value of a figure reads: shares as percentages, all else with three digits. */
export function valueText(
  value: number,
  { unit }: Pick<Figure, "unit">,
): string {
  if (unit === "share") return share(value);
  const digits = String(Number(value.toPrecision(3)));
  return unit === "sd" || unit === "sd²" ? `${digits} ${unit}` : digits;
}
