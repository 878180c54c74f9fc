import type { Element } from "./element.js";
import { element, words } from "./element.js";
import type { Scale } from "./scale.js";

const TICK = 5;
const GAP = 8;

/** A horizontal axis below a panel, with round values and what it measures. @param top where it lies @unit px */
export function axisBelow(scale: Scale, top: number, label: string): Element[] {
  const [left, right] = [scale.at(scale.from), scale.at(scale.to)];
  return [
    line(`M${left} ${top}H${right}`),
    ...scale.ticks.flatMap((value) => [
      line(`M${scale.at(value)} ${top}v${TICK}`),
      words(`${value}`, { x: scale.at(value), y: top + TICK + GAP }, "middle"),
    ]),
    words(
      label,
      { x: (left + right) / 2, y: top + TICK + 3.5 * GAP },
      "middle",
    ),
  ];
}

/** A vertical axis left of a panel. @param left where it lies @unit px */
export function axisLeft(scale: Scale, left: number): Element[] {
  return [
    line(`M${left} ${scale.at(scale.from)}V${scale.at(scale.to)}`),
    ...scale.ticks.flatMap((value) => [
      line(`M${left} ${scale.at(value)}h${-TICK}`),
      words(`${value}`, { x: left - TICK - 2, y: scale.at(value) }, "end"),
    ]),
  ];
}

/** A black line. @param more what makes it another */
export function line(
  d: string,
  more: Readonly<Record<string, string | number>> = {},
): Element {
  return element("path", { d, fill: "none", stroke: "#000000", ...more });
}
