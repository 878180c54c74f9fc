import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { controlJudgement } from "../../knowledge/controlJudgement.js";
import { controlMeaning } from "../../knowledge/controlMeanings.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Step } from "../step/step.type.js";
import { Interval } from "../training/interval.type.js";
import { intervalOf } from "../training/intervalOf.js";
import { ControlJudgement } from "./controlJudgement.type.js";
import { ControlMeaning } from "./controlMeaning.type.js";
import { EvidenceItem } from "./evidenceItem.type.js";
import { FoldCount } from "./foldCount.type.js";

type Row = RowOf<"EvidenceItem">;

/** How sure an item is, and where it comes from. */
@Resolver(() => EvidenceItem)
export class EvidenceItemResolver {
  @FieldResolver(() => Interval, { nullable: true })
  interval(@Root() item: Row): Interval | null {
    return intervalOf(item);
  }

  @FieldResolver(() => FoldCount, {
    nullable: true,
    description: "null where its folds were not counted.",
  })
  folds(@Root() { foldsAgree, foldsOf }: Row): FoldCount | null {
    return foldsAgree === null || foldsOf === null
      ? null
      : { agree: foldsAgree, of: foldsOf };
  }

  @FieldResolver(() => ControlMeaning, {
    nullable: true,
    description: "Of a control: what it is for; null of anything else.",
  })
  meaning(@Root() { kind }: Row): ControlMeaning | null {
    return controlMeaning(kind);
  }

  @FieldResolver(() => ControlJudgement, {
    nullable: true,
    description:
      "Of a control: whether it holds for a claim of its gene, by a p below .05 and what its meaning calls bad; null of anything else, and where there is no figure.",
  })
  judgement(@Root() item: Row): ControlJudgement | null {
    return controlJudgement(item);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether a standing withdrawal reached what it rests on.",
  })
  async invalidated(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<boolean> {
    return (await loaders.related("withdrawalsOfItem", id)).length > 0;
  }

  @FieldResolver(() => Step)
  generatedBy(
    @Root() { step }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Step> {
    return existing(loaders.node("Step", step), step);
  }
}
