import { labelOf } from "../../knowledge/identity.js";
import type { Label } from "../../knowledge/provenance.js";
import { STANDS } from "./standing.js";

/**
 * Cypher: the patients `p` on whom the Step `weigh` rests and who go on: with a measured slide that is not gone, or where it
 * is of no slides, all that are left themselves. Needs `$gone`, ids of what goes now, and `$except`, a Withdrawal that does not count.
 */
export const PATIENTS_LEFT = `
  MATCH (weigh)-[:USED {role: 'pairs'}]->(:Artifact)-[:WAS_GENERATED_BY]->(assess:Step)
  MATCH (assess)-[:USED {role: 'morphology'}]->(m:Artifact)-[:WAS_GENERATED_BY]->(measure:Step)-[:USED {role: 'patient'}]->(p:Patient)
  WHERE NOT m.id IN $gone
    AND NOT EXISTS { MATCH (measure)<-[:REACHES]-(w:Withdrawal) WHERE ${STANDS} AND w.id <> $except }
  RETURN p
  UNION
  MATCH (weigh)-[:USED {role: 'marks'}]->(:Artifact)-[:WAS_GENERATED_BY]->(:Step)-[:USED {role: 'patient'}]->(p:Patient)
  WHERE NOT p.id IN $gone
    AND NOT EXISTS { MATCH (p)-[:AT_SITE*0..1]->()<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS} AND w.id <> $except }
  RETURN p`;

/** What a patient's being gone is told by: what was measured of him, or he himself. */
const TELLS = new Set<Label | null>(["Artifact", "Patient"]);

/** Lines of evidence, and what goes of what they rest on. */
export interface LinesLeft {
  readonly lines: readonly string[];
  /** What is reached now, beside what standing withdrawals other than `except` reach. */
  readonly gone: readonly string[];
  /** Id of a Withdrawal that does not count, or empty. */
  readonly except: string;
}

/** The same as a statement with the patients that are left takes it: of what goes, what says which patients go. */
export function leftParameters({ gone, ...asked }: LinesLeft): LinesLeft {
  return { ...asked, gone: gone.filter((id) => TELLS.has(labelOf(id))) };
}
