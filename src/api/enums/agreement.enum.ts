import { registerEnumType } from "type-graphql";
import type { Agreement as Value } from "../../knowledge/replication.js";

/** How two makings of a step agree. */
export const Agreement = {
  EQUAL: "EQUAL",
  WITHIN_TOLERANCE: "WITHIN_TOLERANCE",
  DIFFERENT: "DIFFERENT",
} as const satisfies { readonly [V in Value]: V };

registerEnumType(Agreement, {
  name: "Agreement",
  description:
    "How two makings of a step agree: byte by byte, within a millionth and a ten-thousandth of each number, or not.",
});
