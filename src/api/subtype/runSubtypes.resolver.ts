import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ApiContext } from "../context.js";
import { listCost } from "../paging/cost.js";
import { Run } from "../run/run.type.js";
import { pairSurfaceOf } from "./pairSurfaceOf.js";
import { PairSurface } from "./subtypePair.type.js";
import { SubtypeReport } from "./subtypeReport.type.js";
import { subtypeReportOf } from "./subtypeReportOf.js";
import { ShapePoint } from "./subtypeShape.type.js";
import { subtypeShapeOf } from "./subtypeShapeOf.js";

/** What runs found of subtypes. */
@Resolver(() => Run)
export class RunSubtypesResolver {
  @FieldResolver(() => SubtypeReport, {
    nullable: true,
    description: "null where the run learnt no subtypes, or not yet.",
  })
  async subtypes(
    @Root() { id }: Run,
    @Ctx() { subtypes }: ApiContext,
  ): Promise<SubtypeReport | null> {
    const kept = await subtypes.report(id);
    return kept === null ? null : subtypeReportOf(id, kept);
  }

  @FieldResolver(() => [ShapePoint], {
    nullable: true,
    complexity: listCost,
    description:
      "The shape of a gene in the explainable model of all patients, bin by bin, what is missing first; null where there is none.",
  })
  async subtypeShape(
    @Root() { id }: Run,
    @Arg("gene", () => String, { description: "HGNC symbol." }) gene: string,
    @Ctx() { subtypes }: ApiContext,
  ): Promise<ShapePoint[] | null> {
    const model = await subtypes.model(id);
    return model === null ? null : subtypeShapeOf(model, gene);
  }

  @FieldResolver(() => PairSurface, {
    nullable: true,
    complexity: listCost,
    description:
      "What two genes add together in the explainable model of all patients, in whichever order they are named; null where it has no such pair.",
  })
  async subtypePair(
    @Root() { id }: Run,
    @Arg("first", () => String, { description: "HGNC symbol." }) first: string,
    @Arg("second", () => String, { description: "HGNC symbol." })
    second: string,
    @Ctx() { subtypes }: ApiContext,
  ): Promise<PairSurface | null> {
    const model = await subtypes.model(id);
    return model === null ? null : pairSurfaceOf(model, [first, second]);
  }
}
