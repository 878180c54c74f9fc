import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { listCost } from "../paging/cost.js";
import { Criterion } from "./criterion.type.js";
import { Protocol } from "./protocol.type.js";

/** What a protocol asks. */
@Resolver(() => Protocol)
export class ProtocolResolver {
  @FieldResolver(() => [Criterion], {
    complexity: listCost,
    description: "In the protocol's order.",
  })
  criteria(
    @Root() { id }: RowOf<"Protocol">,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Criterion[]> {
    return loaders.related("criteriaOfProtocol", id);
  }
}
