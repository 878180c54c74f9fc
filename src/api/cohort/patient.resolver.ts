import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Subtype } from "../gene/subtype.type.js";
import { listCost } from "../paging/cost.js";
import { Cohort } from "./cohort.type.js";
import { Patient } from "./patient.type.js";
import { PatientAttribute } from "./patientAttribute.type.js";
import { Site } from "./site.type.js";

type Row = RowOf<"Patient">;

/** The cohort a patient belongs to; and, for analysts and above (see access/table.ts), what else is known of him. */
@Resolver(() => Patient)
export class PatientResolver {
  @FieldResolver(() => Cohort)
  cohort(
    @Root() { cohort }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Cohort> {
    return existing(loaders.node("Cohort", cohort), cohort);
  }

  @FieldResolver(() => Site, {
    nullable: true,
    description: "For analysts and above. null: not known.",
  })
  async site(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Site | null> {
    const [site] = await loaders.related("siteOfPatient", id);
    return site ?? null;
  }

  @FieldResolver(() => Subtype, {
    nullable: true,
    description: "For analysts and above. null: not known.",
  })
  async subtype(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Subtype | null> {
    const [subtype] = await loaders.related("subtypeOfPatient", id);
    return subtype ?? null;
  }

  @FieldResolver(() => [PatientAttribute], {
    complexity: listCost,
    nullable: true,
    description:
      "For analysts and above: the other columns of patients.csv, without empty cells, by name. None of a cohort read before they were kept, until it is read again.",
  })
  async attributes(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<PatientAttribute[]> {
    const [said] = await loaders.related("descriptionOfPatient", id);
    return (said?.names ?? []).map((name, i) => ({
      name,
      value: said!.values[i]!,
    }));
  }
}
