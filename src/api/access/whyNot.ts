import type { Caller } from "../../knowledge/caller.js";
import type { Asker } from "./table.js";

/** Why somebody may not ask for an operation. */
export interface WhyNot {
  readonly code: "UNAUTHENTICATED" | "FORBIDDEN";
  readonly message: string;
}

/** Why; null where they may. UNAUTHENTICATED where a token could help. @param askers who may beside the owner; null: nobody */
export function whyNot(
  caller: Pick<Caller, "role"> | null,
  operation: string,
  askers: readonly Asker[] | null,
): WhyNot | null {
  const asker: Asker = caller?.role ?? "nobody";
  if (askers !== null && (asker === "owner" || askers.includes(asker)))
    return null;
  if (caller === null)
    return {
      code: "UNAUTHENTICATED",
      message: `${operation} needs a token: Authorization: Bearer TOKEN`,
    };
  return {
    code: "FORBIDDEN",
    message: `${whose(askers, asker)} (${operation})`,
  };
}

const EITHER = new Intl.ListFormat("en", { type: "disjunction" });

function whose(askers: readonly Asker[] | null, asker: Asker): string {
  return askers === null
    ? "nobody may ask for this"
    : `this takes the role ${EITHER.format([...askers, "owner"])}, and your token's is ${asker}: ask whoever makes tokens for another`;
}
