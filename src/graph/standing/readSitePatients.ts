import { OF_ONE_PATIENT } from "../../knowledge/wholePatients.js";
import type { Tx } from "../graph.js";
import type { LinesLeft } from "./patientsLeft.js";
import { leftParameters, PATIENTS_LEFT } from "./patientsLeft.js";
import { STANDS } from "./standing.js";

/** A patient that goes on, as a line that counts sites rests on. */
export interface SitePatient {
  readonly line: string;
  readonly patient: string;
  /** null where unknown. */
  readonly site: string | null;
}

/** Things whose withdrawal takes patients away and leaves it known who the others are and where. */
const TAKES_PATIENTS = [...OF_ONE_PATIENT, "Site"]
  .map((label) => `t:${label}`)
  .join(" OR ");

/**
 * For each line, the patients that its assessment measured and that still have a measured slide, or where it is of no slides
 * all that are left, with the site that its own run read for them. A line is left out where anything but patients, specimens, slides or sites was withdrawn of what it rests on.
 */
export async function readSitePatients(
  tx: Tx,
  asked: LinesLeft,
): Promise<SitePatient[]> {
  const { records } = await tx.run(
    `UNWIND $lines AS line
     MATCH (:EvidenceLine {id: line})-[:WAS_GENERATED_BY]->(weigh:Step)
     WHERE NOT EXISTS {
       MATCH (weigh)<-[:REACHES]-(w:Withdrawal)-[:WITHDRAWS]->(t)
       WHERE ${STANDS} AND w.id <> $except AND NOT (${TAKES_PATIENTS})
     }
     CALL (weigh) {
       ${PATIENTS_LEFT}
     }
     WITH DISTINCT line, weigh, p
     OPTIONAL MATCH (p)-[at:AT_SITE]->(site:Site)
     WHERE EXISTS {
       MATCH (weigh)<-[:CALLED]-(:Run)-[:CALLED]->(read:Step {name: 'readCohort'}) WHERE read.id IN at.steps
     }
     RETURN line, p.id AS patient, site.id AS site ORDER BY line, patient, site`,
    { ...leftParameters(asked) },
  );
  return records.map((row) => ({
    line: row.get("line"),
    patient: row.get("patient"),
    site: row.get("site"),
  }));
}
