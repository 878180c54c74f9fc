import type { Proposition } from "../../knowledge/claim.js";
import { claimId } from "../../knowledge/claimNode.js";
import type { MarkPair } from "../../science/subtype/marks/markPairs.js";
import { claimedSubtype } from "./claimedSubtype.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortRef, EntityRef, MarkInput } from "../dto.js";
import type { EvidenceCollector } from "../evidence/evidenceCollector.js";
import { collectEvidence } from "../evidence/evidenceCollector.js";
import { siteItem } from "../evidence/evidenceItems.js";
import { getJson } from "../step/json.js";
import { markItems } from "./markItems.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import type { SubtypeMarks } from "./subtypeMarks.js";
import { subtypeProtocolOf } from "./subtypeProtocolOf.js";
import type { SubtypeReport } from "./subtypeReport.js";
import type { WeighedClaim } from "../evidence/weighEvidence.js";
import { getCohort } from "../cohort/workingCohort.js";

/**
 * Makes one claim for every pair of gene and class that was chosen or stated before, and gives each its lines of evidence.
 * What was tried and is neither is no claim; it was counted.
 */
export async function weighMarks(
  deps: ActivityDeps,
  input: MarkInput,
  ref: CohortRef,
  from: { readonly marks: EntityRef; readonly learnt: EntityRef },
): Promise<EntityRef> {
  const protocol = await subtypeProtocolOf(deps, input);
  const { tissue } = await getCohort(deps, ref.blob);
  const { label } = input;
  const step = await runStep(
    deps,
    {
      name: "weighMarks",
      run: input.run,
      seed: null,
      params: { tissue, label },
      used: [
        { role: "protocol", id: input.protocol },
        { role: "marks", id: from.marks.id },
        { role: "subtypes", id: from.learnt.id },
      ],
    },
    async (idOf) => {
      const collector = collectEvidence(protocol, idOf);
      const claims = claimsOf(collector, {
        marks: await getJson<SubtypeMarks>(deps, from.marks.blob),
        report: await getJson<SubtypeReport>(deps, from.learnt.blob),
        cohort: ref.id,
        ...{ tissue, label },
      });
      const blob = await putJson(deps, claims);
      return collector.outcome(claims, blob, {
        cohort: ref.id,
        run: input.run,
        at: deps.now().toISOString(),
      });
    },
  );
  return refOf(step, "evidence");
}

function claimsOf(
  collector: EvidenceCollector,
  from: {
    readonly marks: SubtypeMarks;
    readonly report: SubtypeReport;
    /** Id of the Cohort. */
    readonly cohort: string;
    readonly tissue: string;
    /** Column of the classes. */
    readonly label: string;
  },
): WeighedClaim[] {
  const { marks, report, cohort } = from;
  const patients = marks.patients.length;
  const sites = collector.lines("cohort", {
    enoughSites: [siteItem({ sites: marks.sites, patients })],
  });
  const slopes = new Map(
    report.slopes.map((slope) => [`${slope.gene} ${slope.subtype}`, slope]),
  );
  return marks.pairs.flatMap((pair): WeighedClaim[] => {
    const { confirmed } = pair;
    if (confirmed === null) return [];
    const subject = `${pair.gene} ${pair.subtype}`;
    const slope = slopes.get(subject) ?? null;
    const items = markItems({ ...pair, confirmed }, slope, marks);
    const proposition = propositionOf(pair, from);
    const claim = claimId(cohort, proposition);
    const version = collector.version(claim);
    const own = collector.lines(subject, items);
    return [{ claim, version, proposition, lines: [...sites, ...own] }];
  });
}

function propositionOf(
  { gene, subtype, direction }: MarkPair,
  { tissue, label }: { readonly tissue: string; readonly label: string },
): Proposition {
  return {
    scope: "GENE",
    gene,
    genes: [gene],
    direction: direction === 1 ? "HIGHER" : "LOWER",
    kind: "subtype",
    of: claimedSubtype(label, subtype),
    tissue,
  };
}
