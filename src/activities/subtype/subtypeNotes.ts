import type { Cohort } from "../../io/tables/cohort.js";
import type { SubtypeLabels } from "../../science/subtype/subtypeLabels.js";
import { LEAST_OF_CLASS } from "../../science/subtype/subtypeLabels.js";

/** Above this no log2 of expression goes, and below it hardly a linear table of many genes stays. */
const MOST_LOG2 = 25;

/** What must be known to read figures of subtypes. */
export function subtypeNotes(
  { expression }: Pick<Cohort, "expression">,
  { unlabelled, rare, respelt }: SubtypeLabels,
): string[] {
  return [
    "Subtypes are mostly derived from the RNA of the same patients, so a high area under the curve is near-circular: it says that the genes carry the label, not that the label is true.",
    scaleNote(expression),
    ...(unlabelled === 0
      ? []
      : [`${unlabelled} patients have no class and were kept out.`]),
    ...rare.map(
      ({ name, patients }) =>
        `${name} has ${patients} patients, fewer than ${LEAST_OF_CLASS}; the class was kept out.`,
    ),
    ...respelt.map(
      ({ from, to }) => `${JSON.stringify(from)} was read as ${to}.`,
    ),
  ];
}

/** Which scale was used, and whether the values look like it. */
function scaleNote({ scale, values }: Cohort["expression"]): string {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const seen = most > MOST_LOG2 ? "linear" : "log2";
  const used =
    scale === "linear"
      ? "log2(x + 1) was taken"
      : "they were taken as they are";
  const range = `from ${least} to ${most}`;
  return seen === scale
    ? `The values go ${range} and are ${scale}, as cohort.json says; ${used}.`
    : `The values go ${range} and look ${seen}, but cohort.json says ${scale}, which was followed; ${used}. Where they are ${seen}, write "scale": "${seen}" there: another scale gives other subtypes.`;
}
