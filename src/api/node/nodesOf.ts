import type { GraphQLResolveInfo } from "graphql";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import type { Node } from "./node.type.js";
import { onlyId } from "./onlyId.js";

/** The nodes with these ids, all of which are in the graph; read only where more than the id is asked. */
export async function nodesOf(
  { loaders }: ApiContext,
  ids: readonly string[],
  info: GraphQLResolveInfo,
): Promise<Node[]> {
  if (onlyId(info)) return ids.map((id) => ({ id }));
  return Promise.all(ids.map((id) => existing(loaders.anyNode(id), id)));
}
