import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ApiContext } from "../context.js";
import { listCost } from "../paging/cost.js";
import { KeptSubtypes } from "./keptSubtypes.type.js";
import { keptSubtypesOf } from "./keptSubtypesOf.js";
import { SubtypeCurve } from "./subtypeCurve.type.js";
import { SubtypeMarker } from "./subtypeMarker.type.js";
import { SubtypeMarks } from "./subtypeMarks.type.js";
import { subtypeMarksOf } from "./subtypeMarksOf.js";
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

  @FieldResolver(() => [SubtypeMarker], {
    complexity: listCost,
    description: "Claims of the run that are supported, as they stand now.",
  })
  markers(
    @Root() { run }: SubtypeReport,
    @Ctx() { loaders }: ApiContext,
  ): Promise<SubtypeMarker[]> {
    return loaders.related("markersOfRun", run);
  }

  @FieldResolver(() => SubtypeMarks, {
    nullable: true,
    complexity: listCost,
    description:
      "Every gene and class that was tried; null where nothing is claimed, or not yet.",
  })
  async marks(
    @Root() { run }: SubtypeReport,
    @Ctx() { subtypes }: ApiContext,
  ): Promise<SubtypeMarks | null> {
    const found = await subtypes.marks(run);
    return found === null ? null : subtypeMarksOf(found);
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
