import type { RowOf } from "../../graph/read/rows/rows.js";
import type { Figure } from "../../knowledge/figures/figuresOf.js";
import { figuresOf } from "../../knowledge/figures/figuresOf.js";
import { existing } from "../existing.js";
import type { Loaders } from "../loaders.js";

/** A result as a verdict keeps it. */
export type ResultRow = RowOf<"Verdict">["results"][number];

/** The figures that decided a result, from its criterion and evidence. */
export async function figuresOfResult(
  loaders: Loaders,
  result: ResultRow,
): Promise<Figure[]> {
  const { criterion: id, lines } = result;
  const [criterion, items] = await Promise.all([
    existing(loaders.node("Criterion", id), id),
    Promise.all(lines.map((line) => loaders.related("itemsOfLine", line))),
  ]);
  return figuresOf(criterion, result, items.flat());
}
