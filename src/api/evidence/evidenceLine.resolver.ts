import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { connection, listOf } from "../paging/connection.js";
import { pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import { Criterion } from "../protocol/criterion.type.js";
import { EvidenceItemConnection } from "./evidenceItem.connection.js";
import { EvidenceLine } from "./evidenceLine.type.js";

type Row = RowOf<"EvidenceLine">;

/** What an evidence line tests, and its items. */
@Resolver(() => EvidenceLine)
export class EvidenceLineResolver {
  @FieldResolver(() => Criterion, { nullable: true })
  async criterion(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Criterion | null> {
    const [criterion] = await loaders.related("criterionOfLine", id);
    return criterion ?? null;
  }

  @FieldResolver(() => EvidenceItemConnection, { complexity: pageCost })
  items(
    @Root() { id }: Row,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("itemsOfLine", id), page);
  }
}
