import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ApiContext } from "../context.js";
import { KeptSubtypes } from "./keptSubtypes.type.js";
import { keptSubtypesOf } from "./keptSubtypesOf.js";
import { SubtypeReport } from "./subtypeReport.type.js";

/** What a learning of subtypes was asked beside its models. */
@Resolver(() => SubtypeReport)
export class SubtypeReportResolver {
  @FieldResolver(() => KeptSubtypes, {
    nullable: true,
    description:
      "What images keep of the subtypes; null where it was not asked, or not yet.",
  })
  async kept(
    @Root() { run }: SubtypeReport,
    @Ctx() { subtypes }: ApiContext,
  ): Promise<KeptSubtypes | null> {
    const kept = await subtypes.kept(run);
    return kept === null ? null : keptSubtypesOf(kept);
  }
}
