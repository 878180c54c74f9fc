import type { RowOf } from "../../graph/read/rows/rows.js";
import type { RelationName } from "../../graph/read/relations.js";
import type { ApiContext } from "../context.js";

/** Relations that lead to an Agent. */
type Agency = Extract<RelationName, `agentOf${string}` | `bearerOf${string}`>;

/** Who is behind something; null where it was the program itself, or was not noted. */
export async function agentOf(
  { loaders }: Pick<ApiContext, "loaders">,
  relation: Agency,
  id: string,
): Promise<RowOf<"Agent"> | null> {
  const [agent] = await loaders.related(relation, id);
  return agent ?? null;
}
