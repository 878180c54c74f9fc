import type { Interval } from "../../../science/stats/bootstrap.js";
import { axisBelow, line } from "./axes.js";
import type { Element } from "./element.js";
import { drawing, element, words } from "./element.js";
import type { Scale } from "./scale.js";
import { scale } from "./scale.js";

const LEFT = 150;
const PLOT = 360;
const TOP = 62;
const ROW = 22;
const R = 5;

/** A class's figures by what it was told from. */
export interface DropRow {
  readonly name: string;
  readonly measured: Figure;
  readonly predicted: Figure;
  /** By how much it fell. */
  readonly drop: Figure;
}

interface Figure {
  readonly value: number;
  readonly interval: Interval | null;
}

/** How far each class's area under the curve falls when what images foretell takes the place of measured expression. */
export function dropChart(rows: readonly DropRow[]): string {
  const ends = rows.flatMap(({ measured, predicted }) =>
    [measured, predicted].flatMap(({ value, interval }) => [
      value,
      interval?.low ?? value,
    ]),
  );
  const x = scale([Math.min(0.4, ...ends), 1], [LEFT, LEFT + PLOT], 6);
  const bottom = TOP + rows.length * 2 * ROW + 6;
  const title = "What images keep of the classes: area under the curve";
  return drawing({ width: LEFT + PLOT + 170, height: bottom + 50 }, title, [
    words(title, { x: 12, y: 16 }),
    ...key(),
    line(`M${x.at(0.5)} ${TOP}V${bottom}`, { "stroke-dasharray": "2 3" }),
    ...rows.flatMap((row, i) => rowOf(row, TOP + i * 2 * ROW, x)),
    ...axisBelow(x, bottom, "area under the curve, 95 % interval"),
  ]);
}

function rowOf(
  { name, measured, predicted, drop }: DropRow,
  top: number,
  x: Scale,
): Element[] {
  const range =
    drop.interval === null
      ? ""
      : ` (${drop.interval.low.toFixed(2)} to ${drop.interval.high.toFixed(2)})`;
  return [
    words(name, { x: LEFT - 12, y: top + ROW }, "end"),
    ...mark(measured, x, { y: top + ROW / 2, fill: "#000000" }),
    ...mark(predicted, x, { y: top + 1.5 * ROW, fill: "#ffffff" }),
    words(`drop ${drop.value.toFixed(2)}${range}`, {
      x: LEFT + PLOT + 10,
      y: top + ROW,
    }),
  ];
}

function mark(
  { value, interval }: Figure,
  x: Scale,
  { y, fill }: { readonly y: number; readonly fill: string },
): Element[] {
  const dot = { cx: x.at(value), cy: y, r: R, fill, stroke: "#000000" };
  const whisker =
    interval === null
      ? []
      : [line(`M${x.at(interval.low)} ${y}H${x.at(interval.high)}`)];
  return [...whisker, element("circle", dot)];
}

/** Filled and open, so that no colour is needed. */
function key(): Element[] {
  const dot = { r: R, stroke: "#000000" };
  return [
    element("circle", { cx: 20, cy: 40, fill: "#000000", ...dot }),
    words("measured expression", { x: 32, y: 40 }),
    element("circle", { cx: 200, cy: 40, fill: "#ffffff", ...dot }),
    words("foretold from images", { x: 212, y: 40 }),
    words("dashed: no better than chance", { x: 370, y: 40 }),
  ];
}
