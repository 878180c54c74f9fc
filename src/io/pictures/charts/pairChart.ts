import type {
  EbmModel,
  PairTerm,
} from "../../../science/subtype/ebm/ebmModel.js";
import { findPair } from "../../../science/subtype/ebm/findPair.js";
import { line } from "./axes.js";
import type { Element } from "./element.js";
import { drawing, element, words } from "./element.js";

const SIZE = 420;
const LEFT = 84;
const TOP = 62;
/** Cuts named along an axis at most. */
const NAMED = 6;

/**
 * What two genes add together beyond what each adds alone: a square a cell, as large as the score is, filled where it speaks
 * for the class and open where against it. Bins are drawn alike wide. null where the model has no such pair.
 */
export function pairChart(
  model: EbmModel,
  genes: readonly [string, string],
): string | null {
  const pair = findPair(model, genes);
  if (pair === null || model.classes === null) return null;
  const [across, up] = pair.of.map((t) => model.terms[t]!.feature);
  const title = `${across!} and ${up!}: what both together add to the score of ${model.classes.at(-1)!}`;
  const bottom = TOP + SIZE;
  return drawing({ width: LEFT + SIZE + 30, height: bottom + 56 }, title, [
    words(title, { x: 12, y: 16 }),
    words(
      `filled: for it; open: against it; the largest ${largest(pair).toFixed(2)}`,
      { x: 12, y: 36 },
    ),
    ...cells(pair),
    line(`M${LEFT} ${TOP}h${SIZE}v${SIZE}h${-SIZE}Z`),
    ...ticks(pair.cuts[0], (at, text) => [
      line(`M${px(LEFT + at)} ${bottom}v5`),
      words(text, { x: LEFT + at, y: bottom + 14 }, "middle"),
    ]),
    ...ticks(pair.cuts[1], (at, text) => [
      line(`M${LEFT} ${px(bottom - at)}h-5`),
      words(text, { x: LEFT - 8, y: bottom - at }, "end"),
    ]),
    words(
      `${across!}, log2 expression`,
      { x: LEFT + SIZE / 2, y: bottom + 38 },
      "middle",
    ),
    words(up!, { x: 12, y: TOP - 10 }),
  ]);
}

/** Bins of measured values; where one is missing, nothing is drawn. */
function cells({ cuts, rows, scores }: PairTerm): Element[] {
  const [n, m] = [cuts[0].length + 1, cuts[1].length + 1];
  const [width, height] = [SIZE / n, SIZE / m];
  const most = Math.max(1e-12, ...scores.map(Math.abs));
  return Array.from({ length: n * m }, (_, cell): Element[] => {
    const [i, j] = [Math.floor(cell / m), cell % m];
    const at = (i + 1) * (m + 1) + j + 1;
    if (rows[at] === 0 || scores[at] === 0) return [];
    const share = Math.sqrt(Math.abs(scores[at]!) / most);
    const [w, h] = [width * share, height * share];
    const x = LEFT + (i + 0.5) * width - w / 2;
    const y = TOP + SIZE - (j + 0.5) * height - h / 2;
    const fill = scores[at]! > 0 ? "#000000" : "#ffffff";
    return [
      element("rect", {
        x,
        y,
        width: w,
        height: h,
        fill,
        stroke: "#000000",
        "stroke-width": 0.5,
      }),
    ];
  }).flat();
}

function largest({ scores }: PairTerm): number {
  return Math.max(...scores.map(Math.abs));
}

/** Some cuts, evenly, each at the border of its bins. */
function ticks(
  cuts: Float64Array,
  draw: (at: number, text: string) => Element[],
): Element[] {
  const every = Math.max(1, Math.ceil(cuts.length / NAMED));
  return Array.from(cuts, (cut, c) =>
    c % every === 0
      ? draw(((c + 1) * SIZE) / (cuts.length + 1), cut.toFixed(1))
      : [],
  ).flat();
}

function px(value: number): string {
  return value.toFixed(2);
}
