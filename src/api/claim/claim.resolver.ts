import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { Cohort } from "../cohort/cohort.type.js";
import type { ApiContext } from "../context.js";
import { ClaimOrder } from "../enums/claimOrder.enum.js";
import { EvidenceItem } from "../evidence/evidenceItem.type.js";
import { EvidenceLineConnection } from "../evidence/evidenceLine.connection.js";
import { KnownFact } from "../known/knownFact.type.js";
import { connection, listOf } from "../paging/connection.js";
import { listCost, pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import { GeneEvaluation } from "../run/geneEvaluation.type.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import { metricsOf } from "../training/metricsOf.js";
import { Withdrawal } from "../standing/withdrawal.type.js";
import { Reading } from "../reading/reading.type.js";
import { ReviewConnection } from "../review/review.connection.js";
import { VerdictConnection } from "../verdict/verdict.connection.js";
import { Verdict } from "../verdict/verdict.type.js";
import { ClaimConnection } from "./claim.connection.js";
import { Claim } from "./claim.type.js";
import { ClaimFilter } from "./claimFilter.input.js";
import { claimFilterOf } from "./claimFilterOf.js";
import { Explanation } from "./explanation.type.js";
import { explanationOf } from "./explanationOf.js";
import { Proposition } from "./proposition.type.js";
import { RelatedClaim } from "./relatedClaim.type.js";
import { propositionOf } from "./propositionOf.js";

type Row = RowOf<"Claim">;

/** Claims, and why each stands where it stands. */
@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => Claim, { nullable: true })
  claim(
    @Arg("id", () => ID) id: string,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Claim | null> {
    return loaders.node("Claim", id);
  }

  @Query(() => ClaimConnection, {
    complexity: pageCost,
    description: "No two are equal in any order, so pages do not slip.",
  })
  claims(
    @Arg("filter", () => ClaimFilter, { nullable: true })
    filter: ClaimFilter | null,
    @Arg("order", () => ClaimOrder, {
      nullable: true,
      defaultValue: ClaimOrder.PROPOSITION,
    })
    order: (typeof ClaimOrder)[keyof typeof ClaimOrder] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(
      ctx,
      listOf(order ?? ClaimOrder.PROPOSITION, "", claimFilterOf(filter)),
      page,
    );
  }

  @FieldResolver(() => Proposition)
  proposition(@Root() claim: Row): Proposition {
    return propositionOf(claim);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description:
      "Who stated it before there was evidence; null: a run was the first.",
  })
  proposedBy(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<Agent | null> {
    return agentOf(ctx, "agentOfClaim", id);
  }

  @FieldResolver(() => Cohort, { nullable: true })
  cohort(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Cohort | null> {
    return loaders.node("Cohort", claim.cohort);
  }

  @FieldResolver(() => Verdict, {
    nullable: true,
    description: "The newest on the head version; null: not judged yet.",
  })
  async verdict(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Verdict | null> {
    const [newest] = await loaders.related("verdictOfClaim", claim.id);
    return newest ?? null;
  }

  @FieldResolver(() => VerdictConnection, {
    complexity: pageCost,
    description: "On all versions, newest first.",
  })
  verdicts(
    @Root() claim: Row,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("verdictsOfClaim", claim.id), page);
  }

  @FieldResolver(() => EvidenceLineConnection, {
    complexity: pageCost,
    description: "Of the head version.",
  })
  evidenceLines(
    @Root() claim: Row,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("linesOfClaim", claim.id), page);
  }

  @FieldResolver(() => [EvidenceItem], {
    complexity: listCost,
    description:
      "What the models of its genes were put to beside the criteria, by the newest run that made the head version; those of the cohort last.",
  })
  controls(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<EvidenceItem[]> {
    return loaders.related("controlsOfClaim", claim.id);
  }

  @FieldResolver(() => [GeneEvaluation], {
    complexity: listCost,
    description:
      "How well its genes were predicted on patients held out, and by simpler models on the same; by the run that `controls` are of.",
  })
  async evaluations(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<GeneEvaluation[]> {
    const found = await loaders.related("heldOutOfClaim", claim.id);
    return found.map((one) => ({ ...one, metrics: metricsOf(one.metrics) }));
  }

  @FieldResolver(() => Explanation, {
    nullable: true,
    description: "By the verdict that counts.",
  })
  async explainedBy(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Explanation | null> {
    const [newest] = await loaders.related("verdictOfClaim", claim.id);
    if (newest === undefined) return null;
    const [found] = await loaders.related("explanationOfVerdict", newest.id);
    return explanationOf(found);
  }

  @FieldResolver(() => [Claim], {
    complexity: listCost,
    description:
      "Claims that cannot be true together with it: the other direction in the same cohort, or stated so.",
  })
  contradicts(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Claim[]> {
    return loaders.related("contradictionsOfClaim", claim.id);
  }

  @FieldResolver(() => [RelatedClaim], {
    complexity: listCost,
    description:
      "Claims that explain it or that it explains, and what is claimed of the same genes and morphology, or subtype, in other cohorts.",
  })
  related(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<RelatedClaim[]> {
    return loaders.related("relatedToClaim", claim.id);
  }

  @FieldResolver(() => [KnownFact], {
    complexity: listCost,
    description:
      "What is published already and states it; a verdict's `novel` tells what was known when it was given.",
  })
  knownFacts(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<KnownFact[]> {
    return loaders.related("factsStatingClaim", claim.id);
  }

  @FieldResolver(() => [Withdrawal], {
    complexity: listCost,
    description:
      "Those that reached what it rests on, the undone ones too; newest first.",
  })
  withdrawals(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Withdrawal[]> {
    return loaders.related("withdrawalsOfClaim", claim.id);
  }

  @FieldResolver(() => [Reading], {
    complexity: listCost,
    description: "Blind readings of its tiles, newest first.",
  })
  readings(
    @Root() claim: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Reading[]> {
    return loaders.related("readingsOfClaim", claim.id);
  }

  @FieldResolver(() => ReviewConnection, {
    complexity: pageCost,
    description: "Newest first.",
  })
  reviews(
    @Root() claim: Row,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("reviewsOfClaim", claim.id), page);
  }
}
