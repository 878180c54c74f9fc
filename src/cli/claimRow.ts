import type { ApiClient } from "./apiClient.js";
import { CLAIMS, VERDICTS } from "./documents.js";
import type { Connection } from "./paging.js";
import { everyNode } from "./paging.js";

/** A claim as the commands print it; the form of the contract, with `subtype` in place of `morphology` where it is of one. */
export type ClaimRow = MorphologyRow | SubtypeRow;

/** A claim about a gene and tissue. */
export interface MorphologyRow extends ClaimParts {
  readonly morphology: string;
}

/** A claim about a gene and a subtype. */
interface SubtypeRow extends ClaimParts {
  readonly subtype: string;
}

interface ClaimParts {
  readonly id: string;
  readonly scope: "GENE" | "MODULE";
  readonly gene: string;
  readonly genes: readonly string[];
  readonly direction: "HIGHER" | "LOWER";
  /** INCONCLUSIVE too where there is no verdict, as it always was; `judged` tells the two apart. */
  readonly outcome: string;
  /** Of a claim that was proposed and that no run has judged. */
  readonly judged?: false;
  readonly exploratory: boolean;
  /** Of a supported claim: false where it is published already. */
  readonly novel?: boolean;
  readonly explainedBy?: string;
  readonly reason: string;
  /** Name of the cohort that it is of; left out where a run's claims are told, which are of one. */
  readonly cohort?: string;
}

interface Named {
  readonly name: string;
}

interface ClaimNode {
  readonly id: string;
  readonly proposition: {
    readonly scope: "GENE" | "MODULE";
    readonly gene: { readonly symbol: string };
    readonly genes: readonly { readonly symbol: string }[];
    readonly direction: "HIGHER" | "LOWER";
  } & (
    | { readonly kind: "MORPHOLOGY"; readonly morphology: Named }
    | { readonly kind: "SUBTYPE"; readonly subtype: Named }
  );
}

interface VerdictNode {
  readonly outcome: string;
  readonly exploratory: boolean;
  readonly novel: boolean | null;
  readonly reason: string | null;
  readonly explainedBy: { readonly name: string } | null;
}

/** All claims that match, each by the verdict that counts, in the API's order. */
export async function claimRows(
  api: ApiClient,
  filter: Readonly<Record<string, unknown>>,
): Promise<ClaimRow[]> {
  type Judged = ClaimNode & {
    readonly verdict: VerdictNode | null;
    readonly cohort: Named | null;
  };
  const nodes = await everyNode(
    api,
    CLAIMS,
    ({ claims }: { claims: Connection<Judged> }) => claims,
    { filter },
  );
  return nodes.map(({ verdict, cohort, ...claim }) => ({
    ...rowOf(claim, verdict),
    ...(cohort === null ? {} : { cohort: cohort.name }),
  }));
}

/** All claims of a run, each by what that run said of it, in the order of the API's claims. */
export async function claimRowsOfRun(
  api: ApiClient,
  run: string,
): Promise<ClaimRow[]> {
  type Said = VerdictNode & { readonly claim: ClaimNode };
  const nodes = await everyNode(
    api,
    VERDICTS,
    (answer: { run: { verdicts: Connection<Said> } }) => answer.run.verdicts,
    { id: run },
  );
  return nodes
    .map((verdict) => rowOf(verdict.claim, verdict))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function rowOf(
  { id, proposition }: ClaimNode,
  verdict: VerdictNode | null,
): ClaimRow {
  const explanation = verdict?.explainedBy ?? null;
  return {
    id,
    scope: proposition.scope,
    gene: proposition.gene.symbol,
    genes: proposition.genes.map((gene) => gene.symbol),
    ...(proposition.kind === "MORPHOLOGY"
      ? { morphology: proposition.morphology.name }
      : { subtype: proposition.subtype.name }),
    direction: proposition.direction,
    outcome: verdict?.outcome ?? "INCONCLUSIVE",
    ...(verdict === null ? { judged: false } : {}),
    exploratory: verdict?.exploratory ?? false,
    ...(verdict?.novel == null ? {} : { novel: verdict.novel }),
    ...(explanation === null ? {} : { explainedBy: explanation.name }),
    reason:
      verdict === null
        ? "Nothing was measured of it yet: discover, or subtype, judges it."
        : (verdict.reason ?? ""),
  };
}

/** What is said of a claim that has no verdict. */
export const NOT_JUDGED = "proposed, not judged";

/** How a claim stands, in words. */
export function standingOf({ outcome, judged }: ClaimRow): string {
  return judged === false ? NOT_JUDGED : outcome.toLowerCase();
}

/** Whether a claim is about tissue. */
export function isOfMorphology(row: ClaimRow): row is MorphologyRow {
  return "morphology" in row;
}

/** Whether claims are of more than one cohort. */
export function areOfSeveral(rows: readonly ClaimRow[]): boolean {
  return new Set(rows.map(({ cohort }) => cohort)).size > 1;
}

/** The morphology or subtype that a claim is about. */
export function correlateOf(row: ClaimRow): string {
  return isOfMorphology(row) ? row.morphology : row.subtype;
}

const sortKey = (row: ClaimRow): string =>
  [row.gene, correlateOf(row), row.direction, row.scope, row.id].join("\n");
