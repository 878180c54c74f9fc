import { z } from "zod";
import type { Tx } from "../graph.js";
import { texts, whole } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import type { LinesLeft } from "./patientsLeft.js";
import { leftParameters, PATIENTS_LEFT } from "./patientsLeft.js";

const row = z.object({ lines: texts, patients: whole });

/** Lines that one Step weighed, as far as they were asked for, and how many of the patients that it rests on go on. */
export type PatientsLeft = Readonly<z.output<typeof row>>;

/** Counts, for lines of evidence, the patients that a run without what goes would still have. Lines of no run's patients are left out. */
export async function countLeft(
  tx: Tx,
  asked: LinesLeft,
): Promise<PatientsLeft[]> {
  if (asked.lines.length === 0) return [];
  const { records } = await tx.run(
    `UNWIND $lines AS id
     MATCH (line:EvidenceLine {id: id})
     WITH line.step AS maker, id ORDER BY id
     WITH maker, collect(id) AS lines ORDER BY maker
     MATCH (weigh:Step {id: maker})
     WHERE EXISTS { (weigh)-[:USED {role: 'pairs'}]->() } OR EXISTS { (weigh)-[:USED {role: 'marks'}]->() }
     RETURN lines, COUNT { ${PATIENTS_LEFT} } AS patients`,
    { ...leftParameters(asked) },
  );
  return records.map((record) => parseRow(row, record.toObject()));
}
