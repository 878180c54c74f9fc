import type { RowOf } from "../../graph/read/rows/rows.js";
import { ATTENDED_SHARE } from "../../science/mil/attendedFrom.js";
import type { ChosenView } from "./chooseView.js";
import type { ViewRegion } from "../maps/viewRegions.js";

/** What is said under a claim's picture: whose attention it is, what is outlined, and how the slide was chosen. */
export function pictureNotes(
  claim: Pick<RowOf<"Claim">, "genes" | "of">,
  chosen: Pick<ChosenView, "bag" | "candidates" | "contrast">,
  regions: readonly Pick<ViewRegion, "mass">[],
): string[] {
  const { bag } = chosen;
  // Where regions of a section are bags, its patient may have others that were learnt from.
  const words: Words =
    bag.bag === bag.patient
      ? { bag: "patient", views: "slides", view: "slide" }
      : { bag: "region", views: "regions", view: "region" };
  return [
    `${attention(claim.genes, bag, words)} ${outlined(regions, words)}`,
    choice(claim.of.replaceAll("_", " "), chosen, words),
  ];
}

interface Words {
  readonly bag: string;
  readonly view: string;
  readonly views: string;
}

function attention(
  genes: readonly string[],
  { sealed }: ChosenView["bag"],
  { bag }: Words,
): string {
  const models = sealed
    ? `the mean of all folds' models, none of which learnt from this ${bag}, which was sealed.`
    : `that of the one model that did not learn from this ${bag}.`;
  const module =
    genes.length > 1
      ? ` It is the mean over the genes ${genes.slice(0, -1).join(", ")} and ${genes.at(-1) ?? ""}.`
      : "";
  return `The attention is ${models}${module}`;
}

function outlined(
  regions: readonly Pick<ViewRegion, "mass">[],
  { bag }: Words,
): string {
  if (regions.length === 0)
    return "No tile here has enough of it to be outlined.";
  const mass = regions.reduce((sum, region) => sum + region.mass, 0);
  const tenth = Math.round(100 * ATTENDED_SHARE);
  return `Outlined are tiles among the ${tenth} % of this ${bag}'s that have the most of it; they have ${Math.round(100 * mass)} % of it.`;
}

function choice(
  morphology: string,
  {
    bag,
    candidates,
    contrast,
  }: Pick<ChosenView, "bag" | "candidates" | "contrast">,
  { view, views }: Words,
): string {
  const sealed = bag.sealed ? "sealed " : "";
  const value = `contrast ${contrast.toFixed(2)}`;
  if (candidates === 1)
    return `This is the only ${sealed}${view} (${value} with ${morphology}).`;
  const clearest =
    contrast > 0
      ? "It shows the claim at its clearest, not on average."
      : "Even here it does not go the way that is claimed.";
  return `Of ${candidates} ${sealed}${views}, this is the one where the prediction goes most with ${morphology} in the claimed direction (${value}). ${clearest}`;
}
