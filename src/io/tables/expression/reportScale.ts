import type { ColumnRanges } from "./columnRanges.js";
import type { FindingLedger } from "../findings/findingLedger.js";

/** Above this no log2 of expression goes: it would be 2^40 molecules. */
const MOST_LOG2 = 40;
/** A linear table of many genes nearly always goes beyond this. */
const MOST_SMALL = 25;

/** Says where the values look like the other scale than the one that cohort.json gives, which is used all the same. */
export function reportScale(
  file: string,
  scale: "linear" | "log2",
  ranges: ColumnRanges,
  ledger: FindingLedger,
): void {
  const whole = ranges.whole();
  if (whole === null) return;
  const range = `from ${String(whole.least)} to ${String(whole.most)}`;
  const place = {
    file,
    value: `${String(whole.least)}..${String(whole.most)}`,
  };
  const remedy = (other: string) =>
    `Where they are ${other}, write "scale": "${other}" in cohort.json.`;
  if (scale === "linear" && whole.most <= MOST_SMALL && !whole.allWhole)
    ledger.notice(
      "LOOKS_LOG2",
      place,
      `The values go ${range}, as log2 values do; they are taken as linear, as cohort.json says.`,
      remedy("log2"),
    );
  if (scale === "log2" && whole.most > MOST_LOG2)
    ledger.notice(
      "LOOKS_LINEAR",
      place,
      `The values go ${range}, as linear values do; they are taken as log2, as cohort.json says.`,
      remedy("linear"),
    );
}
