import type { MorphologyName } from "./names.js";

/** What a morphology is measured in. */
export function unitOf(name: MorphologyName): string {
  return name === "nuclear_density" ? "nuclei/mm^2" : "share of area";
}
