import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ApiContext } from "../context.js";
import { listCost } from "../paging/cost.js";
import { KeptSubtypes } from "./keptSubtypes.type.js";
import { keptSubtypesOf } from "./keptSubtypesOf.js";
import { SubtypeCurve } from "./subtypeCurve.type.js";
import { SubtypeReport } from "./subtypeReport.type.js";

/** What a learning of subtypes was asked beside its models. */
@Resolver(() => SubtypeReport)
export class SubtypeReportResolver {
  @FieldResolver(() => [SubtypeCurve], {
    nullable: true,
    complexity: listCost,
    description:
      "Whether each class has patients enough, and how many more it would take; null where that is not known yet.",
  })
  async learningCurve(
    @Root() { run }: SubtypeReport,
    @Ctx() { subtypes }: ApiContext,
  ): Promise<SubtypeCurve[] | null> {
    const found = await subtypes.curves(run);
    if (found === null) return null;
    const { classes, target } = found;
    return classes.map(({ name, points, ...own }) => ({
      ...own,
      class: name,
      points: [...points],
      target,
    }));
  }

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
