import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { listCost } from "../paging/cost.js";
import { Criterion } from "../protocol/criterion.type.js";
import { FlipSet } from "./flipSet.type.js";

/** A flip set's criteria, which the verdict names by id. */
@Resolver(() => FlipSet)
export class FlipSetResolver {
  @FieldResolver(() => [Criterion], { complexity: listCost })
  criteria(
    @Root() { criteria }: RowOf<"Verdict">["flipSets"][number],
    @Ctx() { loaders }: ApiContext,
  ): Promise<RowOf<"Criterion">[]> {
    return Promise.all(
      criteria.map((id) => existing(loaders.node("Criterion", id), id)),
    );
  }
}
