import type { Range } from "./commands/subtype.js";
import { figure, two } from "./subtypeTable.js";

/** Whether a class has patients enough. */
export interface CurveFound {
  readonly class: string;
  readonly patients: number;
  readonly points: readonly {
    readonly taught: number;
    readonly auc: number;
    readonly interval: Range;
  }[];
  readonly target: number;
  readonly rarity: "LEARNT" | "TOO_RARE" | "NOT_BY_NUMBER" | "CANNOT_TELL";
  readonly more: {
    readonly value: number;
    readonly low: number;
    readonly high: number | null;
  } | null;
}

/** The answer in one sentence. */
export function curveLine({
  points,
  target,
  patients,
  rarity,
  more,
  ...own
}: CurveFound): string {
  const [first, last] = [points[0], points.at(-1)];
  const from =
    first === undefined || last === undefined
      ? ""
      : ` (${two(first.auc)} from ${first.taught} patients, ${figure(last.auc, last.interval)} from ${last.taught})`;
  const wanted =
    more === null
      ? ""
      : ` about ${more.value} more (${more.low} to ${more.high ?? "more than can be told"})`;
  const answer = {
    LEARNT: `is learnt from its ${patients} patients`,
    TOO_RARE: `is too rare with ${patients} patients; it would take${wanted}`,
    NOT_BY_NUMBER: `is not learnt from ${patients} patients by a linear model of these genes, and more would not help it; where the models above tell the class, it is not linear in them`,
    CANNOT_TELL: `has ${patients} patients, from which cannot be told whether more would help`,
  }[rarity];
  return `${own.class} ${answer}${from}; asked: an area under the curve above ${two(target)} with its interval.`;
}
