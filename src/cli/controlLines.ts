import type { ControlRow } from "./controlTable.js";
import { controlLine } from "./controlTable.js";

/** Where what is said of a claim begins: its bearing stands before. */
const BEARING = 9;

/** A line with its bearing before it. */
export function withBearing(bearing: string, line: string): string {
  return `  ${bearing.padEnd(BEARING)}${line}`;
}

/**
 * Controls of a claim in lines: whether each holds for it or against it, by which figure, and what is bad where it is.
 * @param simpler lines of simpler models, which stand first
 */
export function controlLines(
  controls: readonly ControlRow[],
  simpler: readonly string[],
): string[] {
  if (controls.length + simpler.length === 0) return [];
  return [
    "",
    "Controls, which no criterion reads, and what they are to the claim (histoclaim controls RUN says what each asks):",
    ...simpler,
    ...controls.flatMap(linesOf),
  ];
}

function linesOf(control: ControlRow): string[] {
  const { judgement, meaning } = control;
  if (judgement === null) return [withBearing("", controlLine(control))];
  const { bearing, reason } = judgement;
  const line = withBearing(bearing, `${controlLine(control)}; ${reason}`);
  return bearing === "AGAINST" && meaning !== null
    ? [line, withBearing("", `  bad: ${meaning.concern}`)]
    : [line];
}
