import { registerEnumType } from "type-graphql";
import type { StainNormalisation as Value } from "../../runs/runControl.js";

/** Values of how stains are normalised. */
export const StainNormalisation = {
  NONE: "none",
  MACENKO: "macenko",
} as const satisfies Record<string, Value>;

registerEnumType(StainNormalisation, {
  name: "StainNormalisation",
  description:
    "How the stains of all slides are brought to one look: not at all, or by Macenko's estimate of each slide's own.",
});
