import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Cohort } from "./cohort.type.js";
import { Patient } from "./patient.type.js";

/** The cohort a patient belongs to. */
@Resolver(() => Patient)
export class PatientResolver {
  @FieldResolver(() => Cohort)
  cohort(
    @Root() { cohort }: RowOf<"Patient">,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Cohort> {
    return existing(loaders.node("Cohort", cohort), cohort);
  }
}
