import { registerEnumType } from "type-graphql";
import type { Effect as Value } from "../../knowledge/withdrawal.js";

/** Values of what a withdrawal does to a claim. */
export const Effect = {
  UNREACHED: "UNREACHED",
  REACHED_UNCHANGED: "REACHED_UNCHANGED",
  FALLS: "FALLS",
  NEEDS_RERUN: "NEEDS_RERUN",
  STANDS_AGAIN: "STANDS_AGAIN",
} as const satisfies Record<string, Value>;

registerEnumType(Effect, {
  name: "Effect",
  description: "What a withdrawal, or its undoing, does to a claim.",
  valuesConfig: {
    UNREACHED: { description: "Nothing that it rests on is reached." },
    REACHED_UNCHANGED: {
      description: "It is reached, and what is left gives the same outcome.",
    },
    FALLS: {
      description: "What is left of its evidence gives another outcome.",
    },
    NEEDS_RERUN: {
      description:
        "What decides it is reached and cannot be computed anew from what is stored: run the discovery again.",
    },
    STANDS_AGAIN: {
      description:
        "It was suspended, and what it rests on counts again: only a reinstatement does that.",
    },
  },
});
