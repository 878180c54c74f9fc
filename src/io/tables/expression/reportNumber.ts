import type { FindingLedger, Place } from "../findings/findingLedger.js";

/** Largest number that can be a measurement of expression. */
export const MOST_EXPRESSION = 1e12;

/** A number that cannot be used. */
export type NumberFault = "text" | "nan" | "infinite" | "absurd" | "negative";

/** Writes down a cell that holds no usable number. */
export function reportNumber(
  kind: NumberFault,
  place: Place & { readonly value: string },
  ledger: FindingLedger,
): void {
  const { value } = place;
  switch (kind) {
    case "text":
    case "nan":
      return ledger.fault(
        "NOT_A_NUMBER",
        place,
        `${value} is not a number.`,
        "Write a number with a decimal point, or leave the cell empty where nothing was measured.",
      );
    case "infinite":
      return ledger.fault(
        "INFINITE_VALUE",
        place,
        `${value} is not finite.`,
        "Write the measured number, or leave the cell empty.",
      );
    case "absurd":
      return ledger.fault(
        "ABSURD_VALUE",
        place,
        `${value} is beyond ${String(MOST_EXPRESSION)}, which no measurement gives.`,
        "Write the measured number, or leave the cell empty.",
      );
    case "negative":
      return ledger.fault(
        "NEGATIVE_VALUE",
        place,
        `${value} is below zero, which expression on a linear scale cannot be.`,
        'Correct it; where the values are logarithms, write "scale": "log2" in cohort.json.',
      );
  }
}
