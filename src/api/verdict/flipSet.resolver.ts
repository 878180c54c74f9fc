import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { flipSentence } from "../../knowledge/figures/flipSentence.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { listCost } from "../paging/cost.js";
import { Criterion } from "../protocol/criterion.type.js";
import { figuresOfResult } from "./figuresOfResult.js";
import { FlipSet } from "./flipSet.type.js";

/** A flip set beside the results of its verdict. */
export type FlipSetRow = RowOf<"Verdict">["flipSets"][number] &
  Pick<RowOf<"Verdict">, "results">;

/** A flip set's criteria, which the verdict names by id, and what would have to become of them. */
@Resolver(() => FlipSet)
export class FlipSetResolver {
  @FieldResolver(() => [Criterion], { complexity: listCost })
  criteria(
    @Root() { criteria }: FlipSetRow,
    @Ctx() { loaders }: ApiContext,
  ): Promise<RowOf<"Criterion">[]> {
    return Promise.all(
      criteria.map((id) => existing(loaders.node("Criterion", id), id)),
    );
  }

  @FieldResolver(() => String, {
    description:
      "The same in plain words, with the figures as they are and as they would have to be.",
  })
  async sentence(
    @Root() { to, criteria, results }: FlipSetRow,
    @Ctx() { loaders }: ApiContext,
  ): Promise<string> {
    const flipping = results.filter(({ criterion }) =>
      criteria.includes(criterion),
    );
    const parts = flipping.map(async (result) => {
      const { criterion: id, outcome } = result;
      const { title, role } = await existing(loaders.node("Criterion", id), id);
      return {
        title,
        role,
        outcome,
        figures: await figuresOfResult(loaders, result),
      };
    });
    return flipSentence(to, await Promise.all(parts));
  }
}
