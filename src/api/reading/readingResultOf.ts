import type { ShownReading } from "../../runs/shownReadings.js";
import type { ReadingResult } from "./readingResult.type.js";

/** A closed reading's result as clients see it; null while it is open. */
export function readingResultOf({
  result,
}: Pick<ShownReading, "result">): ReadingResult | null {
  if (result === null) return null;
  const { contrast, agreement, readers, leftOut } = result.report;
  const { value, n, interval, p, rates } = contrast;
  const nameOf = ({ name }: { readonly name: string }) => name;
  return {
    contrast: value,
    patients: n,
    ...{ interval, p, agreement },
    attendedRate: rates.attended,
    controlRate: rates.control,
    readers: readers.map(nameOf),
    leftOut: leftOut.map(nameOf),
    key: [...result.key],
  };
}
