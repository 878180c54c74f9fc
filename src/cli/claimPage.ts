import { controlLines } from "./controlLines.js";
import type { ControlRow } from "./controlTable.js";
import { flipLines } from "./flipLines.js";
import { openCriteria } from "./openCriteria.js";
import type { JudgedBy } from "./otherVerdictLines.js";
import { otherVerdictLines } from "./otherVerdictLines.js";
import type { ResultRow } from "./resultLines.js";
import { resultLines } from "./resultLines.js";
import type { HeldOutRow } from "./simplerModelLines.js";
import { simplerModelLines } from "./simplerModelLines.js";
import type { NamedThing } from "./thingName.js";
import { thingName } from "./thingName.js";
import type { VerdictCause } from "./verdictCause.js";
import { causeText } from "./verdictCause.js";
import { whyExploratory } from "./whyExploratory.js";

interface OtherClaim {
  readonly id: string;
  readonly statement: string;
  readonly verdict: { readonly outcome: string } | null;
}

/** A claim as its page shows it. */
export interface ClaimPage {
  readonly id: string;
  readonly statement: string;
  readonly createdAt: string;
  readonly cohort: { readonly name: string } | null;
  readonly verdict: {
    readonly id: string;
    readonly outcome: string;
    readonly exploratory: boolean;
    readonly openings: number | null;
    readonly reason: string | null;
    readonly judgedAt: string;
    readonly protocol: JudgedBy["protocol"];
    readonly cause: VerdictCause | null;
    readonly results: readonly ResultRow[];
    readonly flipSets: readonly { readonly sentence: string }[];
  } | null;
  readonly explainedBy: { readonly statement: string } | null;
  readonly knownFacts: readonly {
    readonly statement: string;
    readonly source: string;
  }[];
  readonly contradicts: readonly OtherClaim[];
  readonly related: readonly {
    readonly bearing: string;
    readonly claim: OtherClaim;
  }[];
  readonly verdicts: { readonly nodes: readonly JudgedBy[] };
  readonly proposedBy: { readonly name: string } | null;
  readonly reviews: {
    readonly nodes: readonly {
      readonly reviewer: string;
      readonly role: string | null;
      readonly decision: string;
      readonly comment: string;
      readonly createdAt: string;
      readonly standing: string;
    }[];
  };
  readonly controls: readonly ControlRow[];
  readonly evaluations: readonly HeldOutRow[];
  readonly withdrawals: readonly {
    readonly reason: string;
    readonly createdAt: string;
    readonly by: { readonly name: string } | null;
    readonly entity: NamedThing | null;
    readonly reinstatement: { readonly createdAt: string } | null;
  }[];
}

/** The page of a claim as lines. */
export function claimPage(claim: ClaimPage): string[] {
  const { verdict } = claim;
  const lines = [claim.statement, `  ${claim.id}`];
  if (claim.cohort !== null) lines.push(`  of cohort ${claim.cohort.name}`);
  if (claim.proposedBy !== null)
    lines.push(`  proposed by ${claim.proposedBy.name}, ${claim.createdAt}`);
  if (verdict === null)
    return [...lines, "  proposed, not judged", ...otherClaimLines(claim)];
  const { name, version } = verdict.protocol;
  const mark = verdict.exploratory ? ", exploratory" : "";
  lines.push(
    "",
    `${verdict.outcome}${mark}, under protocol ${name} ${version}, ${verdict.judgedAt}`,
  );
  if (verdict.reason !== null) lines.push(`  ${verdict.reason}`);
  if (verdict.cause !== null && verdict.cause.kind !== "RUN")
    lines.push(`  ${causeText(verdict.cause)}`);
  lines.push(...whyExploratory(verdict));
  lines.push(...openCriteria(verdict), ...standingWithdrawals(claim));
  if (claim.explainedBy !== null)
    lines.push(`  explained by: ${claim.explainedBy.statement}`);
  for (const { statement, source } of claim.knownFacts)
    lines.push(`  published already: ${statement} (${source})`);
  lines.push("", "Why (effects count as positive in the claimed direction):");
  lines.push(...verdict.results.flatMap(resultLines));
  lines.push("", ...flipLines(verdict));
  const simpler = simplerModelLines(claim.evaluations);
  lines.push(...controlLines(claim.controls, simpler));
  return [
    ...lines,
    ...reviewLines(claim),
    ...otherVerdictLines(claim),
    ...otherClaimLines(claim),
    ...withdrawalLines(claim),
  ];
}

/** What is withdrawn now of all that the claim rests on: first of all why a suspended one is. */
function standingWithdrawals({ verdict, withdrawals }: ClaimPage): string[] {
  const standing = withdrawals.filter((one) => one.reinstatement === null);
  const lines = standing.map(
    (one) => `  withdrawn: ${withdrawn(one)}, ${one.reason}`,
  );
  return verdict?.outcome === "SUSPENDED" && lines.length > 0
    ? [...lines, "  discover its cohort again, without that, or reinstate it"]
    : lines;
}

function withdrawn({ entity, by }: ClaimPage["withdrawals"][number]): string {
  const thing = entity === null ? "a thing" : thingName(entity);
  return by === null ? thing : `${thing}, by ${by.name}`;
}

/** What was withdrawn of all that the claim rests on; nothing where nothing was. */
function withdrawalLines({ withdrawals }: ClaimPage): string[] {
  if (withdrawals.length === 0) return [];
  const lines = withdrawals.map(
    (one) =>
      `  ${withdrawn(one)}, ${one.createdAt}: ${one.reason}${one.reinstatement === null ? "" : ` (reinstated ${one.reinstatement.createdAt})`}, ${one.entity?.id ?? ""}`,
  );
  return ["", "Withdrawn of what it rests on:", ...lines];
}

/** What is said of a review that counts no more. */
const OF_BEFORE: Readonly<Record<string, string>> = {
  SUSPENDED: "SUSPENDED: of a verdict that counts no more; sign again",
};

/** What reviewers said, newest first, and what of it counts no more. */
function reviewLines({ reviews }: ClaimPage): string[] {
  if (reviews.nodes.length === 0) return [];
  const lines = reviews.nodes.map(
    ({ reviewer, role, decision, comment, createdAt, standing }) =>
      `  ${decision}${standing === "STANDS" ? "" : ` (${OF_BEFORE[standing] ?? standing})`} by ${reviewer}${role === null ? "" : `, ${role}`}, ${createdAt}: ${comment}`,
  );
  return ["", "Reviews:", ...lines];
}

const BEARINGS: Readonly<Record<string, string>> = {
  EXPLAINED_BY: "explained by",
  EXPLAINS: "explains",
  OPPOSITE_ELSEWHERE: "opposite in another cohort",
  SAME_ELSEWHERE: "the same in another cohort",
};

function otherClaimLines({ contradicts, related }: ClaimPage): string[] {
  const lines = [
    ...contradicts.map((claim) => otherClaim("contradicts", claim)),
    ...related.map(({ bearing, claim }) =>
      otherClaim(BEARINGS[bearing] ?? bearing, claim),
    ),
  ];
  return lines.length === 0 ? [] : ["", "Other claims:", ...lines];
}

function otherClaim(how: string, { id, statement, verdict }: OtherClaim) {
  return `  ${how}: ${statement}, ${verdict?.outcome ?? "proposed, not judged"} (${id.slice(0, 17)})`;
}
