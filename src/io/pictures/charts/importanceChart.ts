import { axisBelow, line } from "./axes.js";
import { drawing, element, words } from "./element.js";
import { scale } from "./scale.js";

/** Genes drawn; the document has all. */
const MOST = 25;
const ROW = 20;
const LEFT = 110;
const BARS = 380;
const TOP = 40;

/** How much each gene moves the scores: the most important first, a bar each with its number. */
export function importanceChart(
  genes: readonly { readonly gene: string; readonly value: number }[],
): string {
  const shown = genes.slice(0, MOST);
  const most = Math.max(1e-9, ...shown.map(({ value }) => value));
  const x = scale([0, most], [LEFT, LEFT + BARS]);
  const bottom = TOP + shown.length * ROW + 4;
  const title = `Importance of genes: mean size of what they add to the scores${shown.length < genes.length ? `; ${shown.length} of ${genes.length}` : ""}`;
  return drawing({ width: LEFT + BARS + 90, height: bottom + 50 }, title, [
    words(title, { x: 12, y: 18 }),
    ...shown.flatMap(({ gene, value }, row) => {
      const y = TOP + row * ROW;
      const width = x.at(value) - LEFT;
      const box = { x: LEFT, y: y + 3, width, height: ROW - 6 };
      return [
        words(gene, { x: LEFT - 8, y: y + ROW / 2 }, "end"),
        element("rect", { ...box, fill: "#9a9a9a", stroke: "#000000" }),
        words(value.toFixed(3), { x: x.at(value) + 6, y: y + ROW / 2 }),
      ];
    }),
    line(`M${LEFT} ${TOP}V${bottom}`),
    ...axisBelow(x, bottom, "mean absolute score"),
  ]);
}
