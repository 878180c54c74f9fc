import type { ApiClient } from "./apiClient.js";

/** A page of a list, as the server sends it. */
export interface Connection<N> {
  readonly nodes: readonly N[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  };
}

/** Every node of a connection, page by page. @param pick the connection in the answer */
export async function everyNode<A, N>(
  api: ApiClient,
  document: string,
  pick: (answer: A) => Connection<N>,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<N[]> {
  const nodes: N[] = [];
  let after: string | null = null;
  for (;;) {
    const asked = { ...variables, first: 200, after };
    const page: Connection<N> = pick(await api.request<A>(document, asked));
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}
