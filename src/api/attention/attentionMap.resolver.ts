import { FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { Gene } from "../gene/gene.type.js";
import { geneNamed } from "../gene/geneNamed.js";
import { AttentionMap } from "./attentionMap.type.js";

/** For which gene a map is. */
@Resolver(() => AttentionMap)
export class AttentionMapResolver {
  @FieldResolver(() => Gene)
  gene(@Root() { gene }: RowOf<"AttentionMap">): Gene {
    return geneNamed(gene);
  }
}
