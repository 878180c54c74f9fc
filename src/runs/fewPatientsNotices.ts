import type { Cohort } from "../io/tables/cohort.js";
import type { Finding } from "../io/tables/finding.js";
import { leastPatients } from "../knowledge/leastPatients.js";
import type { DiscoveryProtocol } from "../knowledge/protocol.js";

/** Tells who starts a run that the protocol asks for more patients than the cohort has, so that it can support nothing. */
export function fewPatientsNotices(
  { name, criteria }: Pick<DiscoveryProtocol, "name" | "criteria">,
  {
    bags,
  }: { readonly bags: readonly Pick<Cohort["bags"][number], "patient">[] },
): Finding[] {
  const patients = new Set(bags.map(({ patient }) => patient)).size;
  const least = leastPatients({ criteria });
  if (patients >= least) return [];
  return [
    {
      code: "FEW_PATIENTS",
      file: "patients.csv",
      line: null,
      column: "patient",
      value: String(patients),
      message: `The cohort has ${String(patients)} patients and protocol ${name} asks for ${String(least)}: no claim can be supported.`,
      remedy: "Add patients, or judge by a protocol that asks for fewer.",
    },
  ];
}
