import type { EvidenceItem, EvidenceLine } from "../evidence.js";
import type { Demand } from "../protocol.js";
import { compare, outcomeOf } from "./compare.js";
import type { Criterion, CriterionOutcome } from "./criterion.js";
import { marginOf, observedOf } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

const KIND = "elsewhereCorrelation";

/** Best first. */
const RANK: readonly CriterionOutcome[] = [
  "PASS",
  "UNDECIDED",
  "FAIL",
  "INVALIDATED",
  "MISSING",
];

/** Does another cohort, of other patients, show the same? The cohort that shows it best is told; all of them are counted. */
export const elsewhere: Criterion = {
  name: "elsewhere",
  reads: KIND,
  range: CORRELATION,
  assess: (demand, lines) => {
    const best = bestOf(demand, lines);
    const where = best?.about;
    return compare(demand, best === null ? lines : only(lines, demand, best), {
      subject: `r of gene and morphology across the patients of ${where === undefined ? "another cohort" : `cohort ${where}`}`,
      format: correlation,
    });
  },
};

/** The item of the cohort that speaks most for the claim: by what it comes to, then by its margin, then by its name. */
function bestOf(
  demand: Demand,
  lines: readonly EvidenceLine[],
): EvidenceItem | null {
  const ranked = lines
    .filter(({ criterion }) => criterion === demand.name)
    .flatMap(({ items }) => items)
    .filter(({ kind }) => kind === KIND)
    .flatMap((item) => {
      const observed = observedOf(demand, item);
      if (observed === null) return [];
      const rank = RANK.indexOf(outcomeOf(demand, item, observed));
      return [{ item, rank, margin: marginOf(demand, observed) }];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.margin - a.margin ||
        ((a.item.about ?? "") < (b.item.about ?? "") ? -1 : 1),
    );
  return ranked[0]?.item ?? null;
}

/** The same lines with nothing but that item, which the subject names the cohort of. */
function only(
  lines: readonly EvidenceLine[],
  { name }: Demand,
  { about, ...item }: EvidenceItem,
): EvidenceLine[] {
  void about;
  return lines.map((line) =>
    line.criterion === name ? { ...line, items: [item] } : line,
  );
}
