import type { CohortBag } from "../../io/tables/cohort.js";

/** How tables of patients head the column: `msi`, `MSI_status`, `msi.status`, `MsiStatus`. */
const HEADED = /^msi[ ._-]?(status)?$/i;

/** Microsatellite status as the table of patients writes it; null where it has no such column, or an empty cell. */
export function msiOf({
  attributes,
}: Pick<CohortBag, "attributes">): string | null {
  const named = Object.entries(attributes).find(([name]) => HEADED.test(name));
  const status = named?.[1].trim() ?? "";
  return status === "" || /^(NA|unknown)$/i.test(status) ? null : status;
}
