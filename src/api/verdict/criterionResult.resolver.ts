import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { EvidenceLine } from "../evidence/evidenceLine.type.js";
import { existing } from "../existing.js";
import { listCost } from "../paging/cost.js";
import { Criterion } from "../protocol/criterion.type.js";
import { CriterionResult } from "./criterionResult.type.js";

type Row = RowOf<"Verdict">["results"][number];

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
