import { z } from "zod";
import type { Tx } from "../graph.js";
import { texts, whole } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { PATIENTS_LEFT, tellingPatients } from "./patientsLeft.js";

const row = z.object({ lines: texts, patients: whole });

/** Lines that one Step weighed, as far as they were asked for, and how many of the patients that it rests on go on. */
export type PatientsLeft = Readonly<z.output<typeof row>>;

/** Counts, for lines of evidence, the patients that a run without what goes would still have. Lines of no run's patients are left out. */
export async function countLeft(
  tx: Tx,
  {
    lines,
    gone,
    except,
  }: {
    readonly lines: readonly string[];
    /** What is reached now, beside what standing withdrawals other than `except` reach. */
    readonly gone: readonly string[];
    /** Id of a Withdrawal that does not count, or empty. */
    readonly except: string;
  },
): Promise<PatientsLeft[]> {
  if (lines.length === 0) return [];
  const { records } = await tx.run(
    `UNWIND $lines AS id
     MATCH (line:EvidenceLine {id: id})
     WITH line.step AS maker, id ORDER BY id
     WITH maker, collect(id) AS lines ORDER BY maker
     MATCH (weigh:Step {id: maker})
     WHERE EXISTS { (weigh)-[:USED {role: 'pairs'}]->() } OR EXISTS { (weigh)-[:USED {role: 'marks'}]->() }
     RETURN lines, COUNT { ${PATIENTS_LEFT} } AS patients`,
    { lines, gone: tellingPatients(gone), except },
  );
  return records.map((record) => parseRow(row, record.toObject()));
}
