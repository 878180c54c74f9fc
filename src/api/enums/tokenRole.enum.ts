import { registerEnumType } from "type-graphql";
import type { TokenRole as Value } from "../../knowledge/role.js";

/** Names of the roles of tokens, and what they are called elsewhere. */
export const TokenRole = {
  READER: "reader",
  ANALYST: "analyst",
  REVIEWER: "reviewer",
  ADMIN: "admin",
  LIMS: "lims",
} as const satisfies Record<string, Value>;

registerEnumType(TokenRole, {
  name: "TokenRole",
  description: "What somebody may do.",
  valuesConfig: {
    READER: { description: "Reads all but patients' attributes." },
    ANALYST: {
      description:
        "Sees patients' attributes; runs discoveries, registers protocols and known facts.",
    },
    REVIEWER: {
      description:
        "Sees patients' attributes; says what is no longer to be relied on.",
    },
    ADMIN: { description: "Does all of this, and makes tokens." },
    LIMS: {
      description:
        "A laboratory's system: reads as a reader does, and runs discoveries.",
    },
  },
});
