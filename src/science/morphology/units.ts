import type { MeasureName } from "./measures.js";
import { MEANINGS } from "./measures.js";
import type { MorphologyName } from "./names.js";

/** What a tile's morphology, or a measure beside them, is measured in. */
export function unitOf(name: MorphologyName | MeasureName): string {
  return MEANINGS[name].unit;
}
