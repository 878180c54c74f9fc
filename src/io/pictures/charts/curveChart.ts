import type { ClassCurve } from "../../../science/subtype/curve/classCurve.js";
import { axisBelow, axisLeft, line } from "./axes.js";
import type { Element } from "./element.js";
import { drawing, element, words } from "./element.js";
import { scale } from "./scale.js";

const PANEL = { width: 210, height: 170, gap: 40 };
const MARGIN = { left: 50, top: 64, bottom: 66, right: 16 };
const COLUMNS = 4;
const R = 3.5;

/** A class and how well it is told from the rest by the number of its patients taught. */
export interface DrawnCurve extends Pick<
  ClassCurve,
  "points" | "rarity" | "more"
> {
  readonly name: string;
  readonly patients: number;
}

/** The learning curve of each class: area under the curve with its interval by patients taught, and what is asked of it, dashed. */
export function curveChart(
  classes: readonly DrawnCurve[],
  target: number,
): string {
  const columns = Math.min(COLUMNS, classes.length);
  const rows = Math.ceil(classes.length / COLUMNS);
  const step = {
    x: PANEL.width + PANEL.gap,
    y: PANEL.height + MARGIN.top + MARGIN.bottom - 16,
  };
  const width = MARGIN.left + MARGIN.right + columns * step.x;
  const title = `Learning curves of a linear model: area under the curve with its 95 % interval; dashed: ${target}, which the interval is to lie above`;
  const size = { width: Math.max(width, 760), height: rows * step.y + 24 };
  return drawing(size, title, [
    words(title, { x: 12, y: 16 }),
    ...classes.flatMap((own, i) => {
      const left = MARGIN.left + (i % COLUMNS) * step.x;
      const top = MARGIN.top + Math.floor(i / COLUMNS) * step.y;
      return panel(own, target, { left, top });
    }),
  ]);
}

function panel(
  { name, patients, points, rarity, more }: DrawnCurve,
  target: number,
  { left, top }: { readonly left: number; readonly top: number },
): Element[] {
  const bottom = top + PANEL.height;
  const right = left + PANEL.width;
  const taught = points.map((point) => point.taught);
  const lows = points.map(({ interval }) => interval.low);
  const x = scale([0, Math.max(...taught)], [left, right], 4);
  const y = scale([Math.min(0.4, ...lows), 1], [bottom, top], 6);
  const places = points.map(
    ({ taught: n, auc }) => `${px(x.at(n))} ${px(y.at(auc))}`,
  );
  return [
    words(`${name} (${patients})`, { x: left, y: top - 24 }),
    words(answer(rarity, more), { x: left, y: top - 9 }),
    line(`M${left} ${px(y.at(target))}H${right}`, {
      "stroke-dasharray": "4 3",
    }),
    line(`M${places.join("L")}`, { "stroke-width": 1.6 }),
    ...points.flatMap(({ taught: n, auc, interval }) => [
      line(
        `M${px(x.at(n))} ${px(y.at(interval.low))}V${px(y.at(interval.high))}`,
      ),
      element("circle", { cx: x.at(n), cy: y.at(auc), r: R, fill: "#000000" }),
    ]),
    ...axisLeft(y, left),
    ...axisBelow(x, bottom, "patients taught"),
  ];
}

function answer(
  rarity: DrawnCurve["rarity"],
  more: DrawnCurve["more"],
): string {
  const wanted =
    more === null
      ? ""
      : `: about ${more.value} more (${more.low} to ${more.high ?? "?"})`;
  return {
    LEARNT: "learnt",
    TOO_RARE: `too rare${wanted}`,
    NOT_BY_NUMBER: "more would not help a linear model",
    CANNOT_TELL: "cannot be told whether more help",
  }[rarity];
}

function px(value: number): string {
  return value.toFixed(2);
}
