import type { BagsRef, TrainedGroup } from "../src/activities/dto.js";
import type { Undrawn } from "./drawPictures.js";

/** Claims named for each reason, and slides; more would hide the reason. */
const NAMED = 3;

/** What the user should know of a run that ended well. @returns null where nothing is missing */
export function endMessage(
  { leftOut, outOfFocus = [] }: BagsRef,
  groups: readonly TrainedGroup[],
  undrawn: readonly Undrawn[],
  ofSplit?: string,
): string | null {
  const parts = [
    ...leftOutPart(leftOut),
    ...outOfFocusPart(outOfFocus),
    ...(ofSplit === undefined ? [] : [ofSplit]),
    ...divergedPart(groups),
    ...undrawnPart(undrawn),
  ];
  return parts.length === 0 ? null : parts.join(". ");
}

function leftOutPart(leftOut: BagsRef["leftOut"]): string[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.map(({ patient, reason }) => `${patient} (${reason})`);
  return [
    `${leftOut.length} of the patients were left out: ${named.join("; ")}`,
  ];
}

function outOfFocusPart(slides: readonly string[]): string[] {
  if (slides.length === 0) return [];
  return [
    `${slides.length} of the slides are out of focus all over, so that neither nuclei nor textures can be told on them: ${some(slides)}; scan them again, or leave them out`,
  ];
}

function divergedPart(groups: readonly TrainedGroup[]): string[] {
  const models = groups.flatMap(({ diverged = [] }) => diverged);
  if (models.length === 0) return [];
  return [
    `${models.length} of the models diverged, and their genes count as tried and not predicted: ${some(models)}; ask for a smaller learningRate`,
  ];
}

function undrawnPart(undrawn: readonly Undrawn[]): string[] {
  if (undrawn.length === 0) return [];
  const claims = new Map<string, string[]>();
  for (const { claim, reason } of undrawn)
    claims.set(reason, [...(claims.get(reason) ?? []), claim]);
  const named = [...claims].map(([reason, of]) => `${some(of)} (${reason})`);
  return [
    `${undrawn.length} of the pictures could not be drawn, the verdicts stand: ${named.join("; ")}`,
  ];
}

/** The first names, and how many more there are. */
function some(names: readonly string[]): string {
  const rest = names.length - NAMED;
  const first = names.slice(0, NAMED).join(", ");
  return rest > 0 ? `${first} and ${rest} more` : first;
}
