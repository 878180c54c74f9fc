import type { WithdrawnPart } from "../activities/cohort/withdrawnOf.js";
import type { Finding } from "../io/tables/finding.js";

/** Tells who starts a run what it goes on without. */
export function withdrawnNotice({
  kind,
  name,
  reason,
  entity,
}: WithdrawnPart): Finding {
  return {
    code: `WITHDRAWN_${kind.toUpperCase()}`,
    file: kind === "slide" ? "slides.csv" : "patients.csv",
    line: null,
    column: kind,
    value: name,
    message: `${kind} ${name} is withdrawn (${reason}) and left out.`,
    remedy: `To use it again: npx histoclaim reinstate ${entity} --reason TEXT`,
  };
}
