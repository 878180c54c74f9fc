import { outcomeLabel, tooFew } from "./outcomeLabel.js";
import type { ResultRow } from "./resultLines.js";

/**
 * Every criterion that keeps a claim open, as a line: the reason of the verdict tells of one alone. Of a supported claim,
 * exclusions that could not be asked: "nothing else explains it" is of what could be looked at. No line of any other claim.
 */
export function openCriteria({
  outcome,
  results,
}: {
  readonly outcome: string;
  readonly results: readonly ResultRow[];
}): string[] {
  if (outcome === "SUPPORTED") {
    const unasked = results.filter((one) => isExclusion(one, "MISSING"));
    return line(
      "could not be looked at",
      unasked,
      ({ criterion }) => criterion.title,
    );
  }
  if (outcome !== "INCONCLUSIVE") return [];
  const open = results.filter(
    (one) =>
      (one.criterion.role === "REQUIRED" && one.outcome !== "PASS") ||
      isExclusion(one, "UNDECIDED", "FAIL", "INVALIDATED"),
  );
  return line("open, each of them in the way", open, told);
}

function isExclusion(
  { criterion, outcome }: ResultRow,
  ...outcomes: readonly string[]
): boolean {
  return criterion.role === "EXCLUSION" && outcomes.includes(outcome);
}

function line(
  what: string,
  results: readonly ResultRow[],
  text: (one: ResultRow) => string,
): string[] {
  return results.length === 0
    ? []
    : [`  ${what}: ${results.map(text).join("; ")}`];
}

function told(result: ResultRow): string {
  const few = tooFew(result);
  const label = outcomeLabel(result).toLowerCase();
  return `${result.criterion.title} (${label}${few === null ? "" : `, ${few}`})`;
}
