import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { claimFilterOf } from "../claim/claimFilterOf.js";
import { ClaimConnection } from "../claim/claim.connection.js";
import { ClaimFilter } from "../claim/claimFilter.input.js";
import { Cohort } from "../cohort/cohort.type.js";
import type { ApiContext } from "../context.js";
import { EvidenceItem } from "../evidence/evidenceItem.type.js";
import { connection, listOf } from "../paging/connection.js";
import { listCost, pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import { Protocol } from "../protocol/protocol.type.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import { StepConnection } from "../step/step.connection.js";
import { metricsOf } from "../training/metricsOf.js";
import { Split } from "../training/split.type.js";
import { VerdictConnection } from "../verdict/verdict.connection.js";
import { GeneEvaluation } from "./geneEvaluation.type.js";
import { GeneResult } from "./geneResult.type.js";
import { geneResultOf } from "./geneResultOf.js";
import { progressOf } from "./progressOf.js";
import { RunConnection } from "./run.connection.js";
import { Run } from "./run.type.js";
import { SpotResult } from "./spotResult.type.js";
import { spotResultOf } from "./spotResultOf.js";
import { StageProgress } from "./stageProgress.type.js";

type Row = RowOf<"Run">;

/** Runs: how far each is, what it did and what came of it. */
@Resolver(() => Run)
export class RunResolver {
  @Query(() => Run, { nullable: true })
  run(
    @Arg("id", () => ID) id: string,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Run | null> {
    return loaders.node("Run", id);
  }

  @Query(() => RunConnection, {
    complexity: pageCost,
    description: "Newest first.",
  })
  runs(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ApiContext) {
    return connection(ctx, listOf("runs", ""), page);
  }

  @FieldResolver(() => [StageProgress], {
    complexity: listCost,
    description:
      "Stages in order; those that have not begun have a total of 0.",
  })
  progress(
    @Root() run: Row,
    @Ctx() { runs }: ApiContext,
  ): Promise<readonly StageProgress[]> {
    return progressOf(run, runs);
  }

  @FieldResolver(() => StepConnection, {
    complexity: pageCost,
    description: "Called by the run, reused ones too, in the order they ended.",
  })
  steps(
    @Root() { id }: Row,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("stepsOfRun", id), page);
  }

  @FieldResolver(() => ClaimConnection, {
    complexity: pageCost,
    description:
      "Those it made a version of, or reused, each as it stands now: a later run may have judged it anew.",
  })
  claims(
    @Root() { id }: Row,
    @Arg("filter", () => ClaimFilter, { nullable: true })
    filter: ClaimFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(
      ctx,
      listOf("claimsOfRun", id, claimFilterOf(filter)),
      page,
    );
  }

  @FieldResolver(() => VerdictConnection, {
    complexity: pageCost,
    description: "What it said itself, whatever later runs say.",
  })
  verdicts(
    @Root() { id }: Row,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("verdictsOfRun", id), page);
  }

  @FieldResolver(() => [GeneResult], { complexity: listCost })
  async genes(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<GeneResult[]> {
    return (await loaders.related("heldOutOfRun", id)).map(geneResultOf);
  }

  @FieldResolver(() => [GeneEvaluation], {
    complexity: listCost,
    description: "Every figure of every gene, by gene and set of patients.",
  })
  async evaluations(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<GeneEvaluation[]> {
    const found = await loaders.related("evaluationsOfRun", id);
    return found.map((one) => ({ ...one, metrics: metricsOf(one.metrics) }));
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "How many independent genes those tried amount to (Li and Ji 2005).",
  })
  async effectiveTests(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<number | null> {
    const [count] = await loaders.related("effectiveTestsOfRun", id);
    return count ?? null;
  }

  @FieldResolver(() => [EvidenceItem], {
    complexity: listCost,
    description:
      "What its models were put to beside the criteria: figures of the cohort first, then of each gene.",
  })
  controls(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<EvidenceItem[]> {
    return loaders.related("controlsOfRun", id);
  }

  @FieldResolver(() => [SpotResult], {
    complexity: listCost,
    description: "Empty where the cohort has no spots.",
  })
  async spots(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<SpotResult[]> {
    const found = await loaders.related("spotsOfRun", id);
    return Promise.all(found.map((one) => spotResultOf(one, loaders)));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "TensorFlow backend that its models were trained with; null until one is. More than one, with commas between, where the worker changed in between.",
  })
  async backend(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<string | null> {
    const backends = await loaders.related("backendsOfRun", id);
    return backends.length === 0 ? null : backends.join(", ");
  }

  @FieldResolver(() => Cohort, {
    nullable: true,
    description: "null until it was read.",
  })
  async cohort(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Cohort | null> {
    const [cohort] = await loaders.related("cohortOfRun", id);
    return cohort ?? null;
  }

  @FieldResolver(() => Split, {
    nullable: true,
    description: "null until its patients were divided.",
  })
  async split(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Split | null> {
    const [split] = await loaders.related("splitOfRun", id);
    return split ?? null;
  }

  @FieldResolver(() => Protocol, { nullable: true })
  protocol(
    @Root() { protocol }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Protocol | null> {
    return loaders.node("Protocol", protocol);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: "Who started it; null: it was not noted.",
  })
  startedBy(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<Agent | null> {
    return agentOf(ctx, "agentOfRun", id);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: "Who asked it first to stop; null: nobody did.",
  })
  cancelledBy(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<Agent | null> {
    return agentOf(ctx, "agentOfCancelling", id);
  }
}
