import type { ApiClient } from "./apiClient.js";
import { CLAIMS } from "./documents.js";
import { everyNode } from "./paging.js";

/** A claim as the commands print it; the form of the contract. */
export interface ClaimRow {
  readonly id: string;
  readonly scope: "GENE" | "MODULE";
  readonly gene: string;
  readonly genes: readonly string[];
  readonly morphology: string;
  readonly direction: "HIGHER" | "LOWER";
  readonly outcome: string;
  readonly exploratory: boolean;
  readonly explainedBy?: string;
  readonly reason: string;
}

interface ClaimNode {
  readonly id: string;
  readonly proposition: {
    readonly scope: "GENE" | "MODULE";
    readonly gene: { readonly symbol: string };
    readonly genes: readonly { readonly symbol: string }[];
    readonly direction: "HIGHER" | "LOWER";
    readonly morphology: { readonly name: string };
  };
  readonly verdict: {
    readonly outcome: string;
    readonly exploratory: boolean;
    readonly reason: string | null;
  } | null;
  readonly explainedBy: { readonly name: string } | null;
}

/** All claims that match, in the API's order. */
export async function claimRows(
  api: ApiClient,
  filter: Readonly<Record<string, unknown>>,
): Promise<ClaimRow[]> {
  const nodes = await everyNode<ClaimNode>(api, CLAIMS, "claims", { filter });
  return nodes.map(({ id, proposition, verdict, explainedBy }) => ({
    id,
    scope: proposition.scope,
    gene: proposition.gene.symbol,
    genes: proposition.genes.map((gene) => gene.symbol),
    morphology: proposition.morphology.name,
    direction: proposition.direction,
    outcome: verdict?.outcome ?? "INCONCLUSIVE",
    exploratory: verdict?.exploratory ?? false,
    ...(explainedBy === null ? {} : { explainedBy: explainedBy.name }),
    reason: verdict?.reason ?? "not judged yet",
  }));
}
