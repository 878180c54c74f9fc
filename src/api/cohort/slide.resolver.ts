import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { listCost } from "../paging/cost.js";
import { Withdrawal } from "../standing/withdrawal.type.js";
import { Cohort } from "./cohort.type.js";
import { Patient } from "./patient.type.js";
import { Slide } from "./slide.type.js";
import { Specimen } from "./specimen.type.js";

type Row = RowOf<"Slide">;

/** Whose slide it is, and whether it stands. */
@Resolver(() => Slide)
export class SlideResolver {
  @FieldResolver(() => Patient)
  patient(
    @Root() { patient }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Patient> {
    return existing(loaders.node("Patient", patient), patient);
  }

  @FieldResolver(() => Specimen, {
    nullable: true,
    description: "null: slides.csv names none.",
  })
  async specimen(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Specimen | null> {
    const [specimen] = await loaders.related("specimenOfSlide", id);
    return specimen ?? null;
  }

  @FieldResolver(() => Cohort)
  cohort(
    @Root() { cohort }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Cohort> {
    return existing(loaders.node("Cohort", cohort), cohort);
  }

  @FieldResolver(() => [Withdrawal], {
    complexity: listCost,
    description:
      "Those that stand, of the slide or of what it is part of, such as its patient. Empty: it may be relied on.",
  })
  withdrawals(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Withdrawal[]> {
    return loaders.related("withdrawalsOfSlide", id);
  }
}
