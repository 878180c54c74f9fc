import type { Standing } from "../../graph/standing/readStanding.js";
import type { EvidenceItem } from "../../knowledge/evidence.js";
import { sitesWith } from "../../science/legs/units.js";
import { siteItem } from "./evidenceItems.js";
import { SITE_PATIENTS } from "./sitePatients.js";

/**
 * Counts sites again from the patients that go on: exactly what a run without the others counts, since no model and no
 * scaling stands between. @returns items by line
 */
export function recountSites({
  sitePatients,
}: Pick<Standing, "sitePatients">): Map<string, readonly EvidenceItem[]> {
  const lines = [...new Set(sitePatients.map(({ line }) => line))];
  return new Map(
    lines.map((id) => {
      const rows = sitePatients.filter(({ line }) => line === id);
      const patients = rows.map(({ patient }) => patient);
      const sites = rows.map(({ site }) => site);
      const item = siteItem({
        sites: sitesWith({ patients, sites }, SITE_PATIENTS),
        patients: new Set(patients).size,
      });
      return [id, [item]];
    }),
  );
}
