import type {
  EbmModel,
  ShapeTerm,
} from "../../../science/subtype/ebm/ebmModel.js";
import { axisBelow, axisLeft, line } from "./axes.js";
import type { Element } from "./element.js";
import { drawing, element, words } from "./element.js";
import { scale } from "./scale.js";

const PANEL = { width: 190, height: 150, gap: 24 };
const MARGIN = { left: 56, top: 44, bottom: 62, right: 16 };

/**
 * The shape of a gene: for each class how much an expression adds to its score, a step line with one standard deviation over
 * bags in grey. null where the model has no such gene, or where it was never seen.
 */
export function shapeChart(
  { classes, terms, intercept }: EbmModel,
  gene: string,
): string | null {
  const term = terms.find(({ feature }) => feature === gene);
  if (term === undefined || classes === null || term.rows.length < 3)
    return null;
  const names = classes.length === 2 ? classes.slice(1) : classes;
  const width =
    MARGIN.left + MARGIN.right + names.length * (PANEL.width + PANEL.gap);
  const height = MARGIN.top + PANEL.height + MARGIN.bottom;
  const reach = Math.max(
    ...term.scores.map((s, i) => Math.abs(s) + term.sd[i]!),
  );
  const title = `${gene}: what its expression adds to the score of each class`;
  const panels = names.flatMap((name, k) =>
    panel({ term, k, K: intercept.length, name, reach: reach || 1 }),
  );
  return drawing({ width, height }, title, [
    words(title, { x: MARGIN.left, y: 16 }),
    ...panels,
  ]);
}

interface PanelInput {
  readonly term: ShapeTerm;
  readonly k: number;
  readonly K: number;
  readonly name: string;
  /** Largest score with its deviation. */
  readonly reach: number;
}

function panel({ term, k, K, name, reach }: PanelInput): Element[] {
  const left = MARGIN.left + k * (PANEL.width + PANEL.gap);
  const bottom = MARGIN.top + PANEL.height;
  const edges = edgesOf(term.cuts);
  const x = scale([edges[0]!, edges.at(-1)!], [left, left + PANEL.width], 4);
  const y = scale([-reach, reach], [bottom, MARGIN.top], 5);
  const steps = (of: (bin: number) => number): string[] =>
    edges.slice(1).flatMap((to, i) => {
      const at = y.at(of(i + 1)).toFixed(2);
      return [`${px(x.at(edges[i]!))} ${at}`, `${px(x.at(to))} ${at}`];
    });
  const score = (bin: number): number => term.scores[bin * K + k]!;
  const sd = (bin: number): number => term.sd[bin * K + k]!;
  const band = [
    ...steps((bin) => score(bin) + sd(bin)),
    ...steps((bin) => score(bin) - sd(bin)).reverse(),
  ];
  const missing = term.rows[0]!;
  return [
    element("path", { d: `M${band.join("L")}Z`, fill: "#c8c8c8" }),
    line(`M${left} ${y.at(0)}h${PANEL.width}`, { "stroke-dasharray": "2 3" }),
    line(`M${steps(score).join("L")}`, { "stroke-width": 1.6 }),
    ...axisLeft(y, left),
    ...axisBelow(x, bottom, "log2 expression"),
    words(name, { x: left + PANEL.width / 2, y: MARGIN.top - 10 }, "middle"),
    ...(missing === 0
      ? []
      : [
          words(`missing (${missing}): ${score(0).toFixed(2)}`, {
            x: left + 4,
            y: MARGIN.top + 8,
          }),
        ]),
  ];
}

/** Borders of the bins; the outer ones, which have no end, are as wide as the mean one. */
function edgesOf(cuts: Float64Array): number[] {
  const [low, high] = [cuts[0]!, cuts.at(-1)!];
  const wide = cuts.length > 1 ? (high - low) / (cuts.length - 1) : 1;
  return [low - wide, ...cuts, high + wide];
}

function px(value: number): string {
  return value.toFixed(2);
}
