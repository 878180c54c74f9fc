import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { listCost } from "../paging/cost.js";
import { Cohort } from "./cohort.type.js";
import { Patient } from "./patient.type.js";
import { Slide } from "./slide.type.js";
import { Specimen } from "./specimen.type.js";

type Row = RowOf<"Specimen">;

/** Whom a specimen was taken from, and what was cut from it. */
@Resolver(() => Specimen)
export class SpecimenResolver {
  @FieldResolver(() => Cohort)
  cohort(
    @Root() { cohort }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Cohort> {
    return existing(loaders.node("Cohort", cohort), cohort);
  }

  @FieldResolver(() => Patient, { nullable: true })
  async patient(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Patient | null> {
    const [patient] = await loaders.related("patientOfSpecimen", id);
    return patient ?? null;
  }

  @FieldResolver(() => [Slide], { complexity: listCost })
  slides(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<RowOf<"Slide">[]> {
    return loaders.related("slidesOfSpecimen", id);
  }
}
