import type { Finding } from "../io/tables/finding.js";

/** Tells that subtypes are learnt from more genes than their protocol counts. */
export function unclaimedNotice(message: string): Finding {
  return {
    code: "NOTHING_CLAIMED",
    file: "expression.csv",
    line: null,
    column: null,
    value: null,
    message: `No gene is claimed to mark a subtype: ${message}`,
    remedy: "Or go on: everything else is learnt all the same.",
  };
}
