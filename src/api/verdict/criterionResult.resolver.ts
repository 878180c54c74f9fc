import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { Figure } from "../../knowledge/figures/figuresOf.js";
import type { ApiContext } from "../context.js";
import { EvidenceLine } from "../evidence/evidenceLine.type.js";
import { existing } from "../existing.js";
import { listCost } from "../paging/cost.js";
import { Criterion } from "../protocol/criterion.type.js";
import { CriterionFigure } from "./criterionFigure.type.js";
import { CriterionResult } from "./criterionResult.type.js";
import type { ResultRow as Row } from "./figuresOfResult.js";
import { figuresOfResult } from "./figuresOfResult.js";

/** So many figures decide a criterion at most. */
const MOST_FIGURES = 5;

/** A result's criterion and evidence, which the verdict names by id. */
@Resolver(() => CriterionResult)
export class CriterionResultResolver {
  @FieldResolver(() => Criterion)
  criterion(
    @Root() { criterion }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<RowOf<"Criterion">> {
    return existing(loaders.node("Criterion", criterion), criterion);
  }

  @FieldResolver(() => [CriterionFigure], {
    complexity: ({ childComplexity }) => 1 + MOST_FIGURES * childComplexity,
    description:
      "All that decide it, each with what is asked; `observed` and `margin` are of the first.",
  })
  figures(
    @Root() result: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Figure[]> {
    return figuresOfResult(loaders, result);
  }

  @FieldResolver(() => [EvidenceLine], { complexity: listCost })
  evidenceLines(
    @Root() { lines }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<EvidenceLine[]> {
    return Promise.all(
      lines.map((id) => existing(loaders.node("EvidenceLine", id), id)),
    );
  }
}
