import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Judgement as Given } from "../../runs/judgeControl.js";
import { listCost } from "../paging/cost.js";
import { CriterionResult } from "./criterionResult.type.js";
import { Judgement } from "./judgement.type.js";

/** The results of a judgement, those of a dry run too. */
@Resolver(() => Judgement)
export class JudgementResolver {
  @FieldResolver(() => [CriterionResult], {
    complexity: listCost,
    description: "In the protocol's order.",
  })
  results(@Root() { results }: Pick<Given, "results">) {
    return results;
  }
}
