import { labelOf } from "../../knowledge/identity.js";
import type { Dependence, Reach } from "../../knowledge/reach.js";
import { reachOf } from "../../knowledge/reach.js";
import type { Tx } from "../graph.js";
import { PART_OF } from "./standing.js";
import type { Thing } from "./thing.js";

/**
 * What rests on a thing, level by level: steps on what they used and on their code, entities on the step that made them,
 * parts on their whole. Items are left out: they go with their line, and nothing uses them.
 */
export async function readReach(
  tx: Tx,
  { id: start, code }: Pick<Thing, "id" | "code">,
): Promise<Reach> {
  const seen = new Set([start]);
  const dependences: Dependence[] = [];
  let found = [
    ...(code === null ? [] : await stepsOfCode(tx, start, code)),
    ...(await restingOn(tx, [start])),
  ];
  while (found.length > 0) {
    dependences.push(...found);
    const reached = new Set(found.map(({ what }) => what));
    const fresh = [...reached].filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    found = await restingOn(tx, fresh);
  }
  return reachOf(dependences, start);
}

/** What PART_OF leads to. */
const WHOLES: ReadonlySet<string> = new Set([
  "Cohort",
  "Site",
  "Patient",
  "Specimen",
]);

async function restingOn(
  tx: Tx,
  frontier: readonly string[],
): Promise<Dependence[]> {
  if (frontier.length === 0) return [];
  const { records } = await tx.run(
    `CALL () {
       UNWIND $entities AS id
       MATCH (:Entity {id: id})<-[:USED]-(what:Step) RETURN id AS on, what
       UNION ALL
       UNWIND $steps AS id
       MATCH (:Step {id: id})<-[:WAS_GENERATED_BY]-(what:Entity) WHERE NOT what:EvidenceItem
       RETURN id AS on, what
       UNION ALL
       UNWIND $wholes AS id
       MATCH (:Entity {id: id})<-[:${PART_OF}]-(what:Entity) RETURN id AS on, what
     }
     WITH on, collect(DISTINCT what) AS all
     RETURN on, [one IN all | one.id] AS what`,
    {
      entities: frontier.filter((id) => labelOf(id) !== "Step"),
      steps: frontier.filter((id) => labelOf(id) === "Step"),
      wholes: frontier.filter((id) => WHOLES.has(labelOf(id) ?? "")),
    },
  );
  return records.flatMap((row) => {
    const [on, all]: [string, string[]] = [row.get("on"), row.get("what")];
    return all.map((what) => ({ on, what }));
  });
}

async function stepsOfCode(
  tx: Tx,
  on: string,
  code: string,
): Promise<Dependence[]> {
  const { records } = await tx.run(
    "MATCH (s:Step {codeVersion: $code}) RETURN s.id AS what",
    { code },
  );
  return records.map((row) => ({ on, what: row.get("what") }));
}
