import type { ApiClient } from "./apiClient.js";

interface Connection<N> {
  readonly nodes: readonly N[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  };
}

/** Every node of a connection, page by page. @param field name of the connection in the answer */
export async function everyNode<N>(
  api: ApiClient,
  document: string,
  field: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<N[]> {
  const nodes: N[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Record<string, Connection<N> | undefined> = await api.request(
      document,
      {
        ...variables,
        first: 200,
        after,
      },
    );
    const page = answer[field];
    if (!page) throw new Error(`the server sent no ${field}`);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}
