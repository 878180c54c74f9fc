import type { ApiClient } from "./apiClient.js";
import type { ClaimFilterFlags } from "./claimFilter.js";
import { KNOWN_GENE, KNOWN_NAMES } from "./documents.js";

/** What of a filter that found nothing could not find anything: names that nobody measured, one sentence each. */
export async function unknownNames(
  api: ApiClient,
  { gene = [], morphology = [] }: ClaimFilterFlags,
): Promise<string[]> {
  const said: string[] = [];
  for (const symbol of gene) {
    const found = await api.request<{ gene: object | null }>(KNOWN_GENE, {
      symbol,
    });
    if (found.gene === null)
      said.push(`No run has tried a gene ${symbol}; symbols are HGNC's.`);
  }
  if (morphology.length === 0) return said;
  const { morphologies } = await api.request<{
    morphologies: { readonly nodes: readonly { readonly name: string }[] };
  }>(KNOWN_NAMES, {});
  const names = morphologies.nodes.map(({ name }) => name);
  const strange = morphology.filter((name) => !names.includes(name));
  if (names.length > 0)
    for (const name of strange)
      said.push(
        `There is no morphology ${name}; there are ${names.join(", ")}.`,
      );
  return said;
}
