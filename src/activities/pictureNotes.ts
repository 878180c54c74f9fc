import type { RowOf } from "../graph/read/rows/rows.js";
import type { ChosenView } from "./chooseView.js";
import type { ViewRegion } from "./viewRegions.js";

/** What is said under a claim's picture: whose attention it is, what is outlined, and how the slide was chosen. */
export function pictureNotes(
  claim: Pick<RowOf<"Claim">, "genes" | "morphology">,
  chosen: Pick<ChosenView, "bag" | "candidates" | "contrast">,
  regions: readonly Pick<ViewRegion, "mass">[],
): string[] {
  return [
    `${attention(claim.genes, chosen.bag)} ${outlined(regions)}`,
    choice(claim.morphology.replaceAll("_", " "), chosen),
  ];
}

function attention(
  genes: readonly string[],
  { sealed }: ChosenView["bag"],
): string {
  const models = sealed
    ? "the mean of all folds' models, none of which learnt from this patient, who was sealed."
    : "that of the one model that did not learn from this patient.";
  const module =
    genes.length > 1
      ? ` It is the mean over the genes ${genes.slice(0, -1).join(", ")} and ${genes.at(-1) ?? ""}.`
      : "";
  return `The attention is ${models}${module}`;
}

function outlined(regions: readonly Pick<ViewRegion, "mass">[]): string {
  if (regions.length === 0) return "No tile has enough of it to be outlined.";
  const mass = regions.reduce((sum, region) => sum + region.mass, 0);
  const are = regions.length === 1 ? "region holds" : "regions hold";
  return `${regions.length} outlined ${are} ${Math.round(100 * mass)} % of the attention given to this patient.`;
}

function choice(
  morphology: string,
  {
    bag,
    candidates,
    contrast,
  }: Pick<ChosenView, "bag" | "candidates" | "contrast">,
): string {
  const of = bag.sealed ? " of sealed patients" : "";
  const value = `contrast ${contrast.toFixed(2)}`;
  if (candidates === 1)
    return `This is the only slide${of} (${value} with ${morphology}).`;
  const clearest =
    contrast > 0
      ? "It shows the claim at its clearest, not on average."
      : "Even here it does not go the way that is claimed.";
  return `Of ${candidates} slides${of}, this is the one where the prediction goes most with ${morphology} in the claimed direction (${value}). ${clearest}`;
}
