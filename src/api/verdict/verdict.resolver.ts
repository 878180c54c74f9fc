import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { Claim } from "../claim/claim.type.js";
import { Explanation } from "../claim/explanation.type.js";
import { explanationOf } from "../claim/explanationOf.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { listCost } from "../paging/cost.js";
import { Protocol } from "../protocol/protocol.type.js";
import { CriterionResult } from "./criterionResult.type.js";
import { causeOfStep } from "./causeOfStep.js";
import type { FlipSetRow } from "./flipSet.resolver.js";
import { flipSetsOf } from "./flipSetsOf.js";
import { FlipSet } from "./flipSet.type.js";
import { JudgingCause } from "./judgingCause.type.js";
import { Verdict } from "./verdict.type.js";

type Row = RowOf<"Verdict">;

/** What a verdict rests on. */
@Resolver(() => Verdict)
export class VerdictResolver {
  @FieldResolver(() => Claim, { nullable: true })
  async claim(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Claim | null> {
    const [claim] = await loaders.related("claimOfVerdict", id);
    return claim ?? null;
  }

  @FieldResolver(() => Protocol, { nullable: true })
  async protocol(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Protocol | null> {
    const [protocol] = await loaders.related("protocolOfVerdict", id);
    return protocol ?? null;
  }

  @FieldResolver(() => [CriterionResult], {
    complexity: listCost,
    description: "In the protocol's order.",
  })
  results(@Root() { results }: Row) {
    return results;
  }

  @FieldResolver(() => [FlipSet], {
    complexity: listCost,
    description:
      "The nearest first: by the margins of its figures, in units of what is asked.",
  })
  flipSets(
    @Root() row: Row,
    @Ctx() context: ApiContext,
  ): Promise<FlipSetRow[]> {
    return flipSetsOf(row, context);
  }

  @FieldResolver(() => JudgingCause, {
    nullable: true,
    description: "null where its step is of another version.",
  })
  async cause(
    @Root() { step }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<JudgingCause | null> {
    const cause = causeOfStep(await existing(loaders.node("Step", step), step));
    if (cause === null) return null;
    const { kind, entity } = cause;
    return {
      kind,
      entity: entity === null ? null : await loaders.anyNode(entity),
    };
  }

  @FieldResolver(() => Explanation, { nullable: true })
  async explainedBy(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Explanation | null> {
    const [found] = await loaders.related("explanationOfVerdict", id);
    return explanationOf(found);
  }
}
