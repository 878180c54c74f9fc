import type { Caller } from "../knowledge/caller.js";
import type { Correlate, Direction, Proposition } from "../knowledge/claim.js";
import type { ReviewDecision } from "../knowledge/review.js";
import type { Graph } from "../graph/graph.js";
import type { Proposed, writeProposal } from "../graph/claims/writeProposal.js";
import type { writeReview } from "../graph/claims/writeReview.js";
import type { Issue } from "../runs/runControl.js";

/** What a reviewer says of a claim and the verdict that was read. */
export interface Reviewing {
  readonly idempotencyKey: string;
  readonly claim: string;
  readonly verdict: string;
  readonly decision: ReviewDecision;
  readonly comment: string;
  readonly dryRun: boolean;
}

/** A claim to be stated before there is evidence. */
export interface Proposing {
  /** Folder of the cohort that it is about. */
  readonly cohort: string;
  readonly gene: string;
  readonly direction: Direction;
  /** What the gene goes with. */
  readonly correlate: Correlate;
  readonly dryRun: boolean;
}

interface Refused {
  readonly kind: "invalid";
  readonly message: string;
  readonly issues: readonly Issue[];
}

/** Takes what people say of claims. */
export interface ClaimBoard {
  review(
    reviewing: Reviewing,
    by: Caller,
  ): Promise<
    | { readonly kind: "kept"; readonly id: string; readonly before: boolean }
    | Refused
  >;
  propose(
    proposing: Proposing,
    by: Caller,
  ): Promise<
    | ({ readonly kind: "kept"; readonly proposition: Proposition } & Proposed)
    | Refused
  >;
}

/** What a cohort folder says of itself. */
export interface CohortIdentity {
  readonly kind: "cohort";
  readonly id: string;
  readonly tissue: string;
  /** Approved symbols of the genes that are measured. */
  readonly genes: ReadonlySet<string>;
  /** What its patients are labelled with. */
  readonly labels: ReadonlySet<string>;
}

/** What the board reaches outside itself. */
export interface ClaimBoardDeps {
  readonly graph: {
    readonly store: Graph;
    readonly writeReview: typeof writeReview;
    readonly writeProposal: typeof writeProposal;
  };
  /** What claims of a cohort folder are about, or why it cannot be told. */
  readonly cohortAt: (
    folder: string,
  ) => Promise<
    CohortIdentity | { readonly kind: "unknown"; readonly message: string }
  >;
  /** Names of measured morphologies: nothing else can be measured. */
  readonly morphologies: readonly string[];
  /** The symbol that is approved now. */
  readonly approvedSymbol: (symbol: string) => string;
  readonly now: () => Date;
}

/** Builds the board of a process. */
export function createClaimBoard(deps: ClaimBoardDeps): ClaimBoard {
  return {
    review: (reviewing, by) => review(deps, reviewing, by),
    propose: (proposing, by) => propose(deps, proposing, by),
  };
}

async function review(
  { graph, now }: ClaimBoardDeps,
  reviewing: Reviewing,
  by: Caller,
): ReturnType<ClaimBoard["review"]> {
  const at = now().toISOString();
  const kept = await graph.writeReview(graph.store, { ...reviewing, by, at });
  return kept.kind === "kept"
    ? kept
    : refused("the review was not taken", kept.faults);
}

/** What of a claim cannot be measured in a cohort. */
function claimIssues(
  { genes, labels }: CohortIdentity,
  { gene, correlate: { kind, of } }: Proposing,
  { approvedSymbol, morphologies }: ClaimBoardDeps,
): Issue[] {
  const issues: Issue[] = [];
  if (!genes.has(approvedSymbol(gene)))
    issues.push({
      path: "gene",
      message: `the cohort's expression table has no gene ${gene}; name one by its symbol as in the header`,
    });
  if (kind === "morphology" && !morphologies.includes(of))
    issues.push({
      path: "morphology",
      message: `${of} is not a measured morphology; there are ${morphologies.join(", ")}`,
    });
  if (kind === "subtype" && !labels.has(of))
    issues.push({
      path: "subtype",
      message: `no patient of the cohort is labelled ${of}; name a subtype as it stands in patients.csv`,
    });
  return issues;
}

async function propose(
  deps: ClaimBoardDeps,
  proposing: Proposing,
  by: Caller,
): ReturnType<ClaimBoard["propose"]> {
  const { graph, now } = deps;
  const { gene, direction, correlate, dryRun } = proposing;
  const cohort = await deps.cohortAt(proposing.cohort);
  const issues =
    cohort.kind === "unknown"
      ? [{ path: "cohort", message: cohort.message }]
      : claimIssues(cohort, proposing, deps);
  if (cohort.kind === "unknown" || issues.length > 0)
    return refused("the claim was not taken", issues);
  const symbol = deps.approvedSymbol(gene);
  const { tissue } = cohort;
  const proposition: Proposition = {
    scope: "GENE",
    gene: symbol,
    genes: [symbol],
    ...{ direction, ...correlate, tissue },
  };
  const at = now().toISOString();
  const request = { cohort: cohort.id, proposition, by, at, dryRun };
  const proposed = await graph.writeProposal(graph.store, request);
  return { kind: "kept", ...proposed, proposition };
}

function refused(message: string, issues: readonly Issue[]): Refused {
  return { kind: "invalid", message, issues };
}
