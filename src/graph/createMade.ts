import type { StepRecord } from "../knowledge/provenance.js";
import { CycleError, IllegalLabelError, SealedStepError } from "./errors.js";
import type { Tx } from "./graph.js";
import { groupBy } from "./groupBy.js";

/**
 * Creates what a Step made and binds it to the Step. What a Step makes is new: nothing gets a second maker, and
 * nothing given gets one afterwards; with what a Step uses existing before it, the data plane has no cycles.
 * @throws SealedStepError, CycleError, IllegalLabelError
 */
export async function createMade(
  tx: Tx,
  step: string,
  record: Pick<StepRecord, "generated" | "used">,
): Promise<void> {
  const rows = record.generated.map(({ role, node }, place) => ({
    ...node,
    role,
    place,
  }));
  for (const [label, made] of groupBy(rows, (row) => row.label)) {
    const { records } = await tx.run(
      `MATCH (s:Step {id: $step})
       UNWIND $made AS row
       MERGE (n:${label} {id: row.id})
         ON CREATE SET n:Entity, n += row.props, n.step = $step
       CREATE (n)-[:WAS_GENERATED_BY {role: row.role, place: row.place}]->(s)
       WITH n WHERE n.step IS NULL OR n.step <> $step
       RETURN n.id AS id, n.step AS maker ORDER BY id LIMIT 1`,
      { step, made },
    );
    const taken = records[0];
    if (taken === undefined) continue;
    const id: string = taken.get("id");
    const maker: string | null = taken.get("maker");
    const from = record.used.map((use) => use.id);
    if (await descendsFrom(tx, from, id)) throw new CycleError(step, id);
    if (maker !== null)
      throw new SealedStepError(
        maker,
        `${id} is its output; ${step} cannot make it again`,
      );
    throw new IllegalLabelError(
      label,
      id,
      "it is given, so no step can have made it",
    );
  }
}

/** Whether any of the entities was made, however remotely, from the ancestor, or is it. */
async function descendsFrom(
  tx: Tx,
  entities: readonly string[],
  ancestor: string,
): Promise<boolean> {
  const seen = new Set(entities);
  let frontier = [...seen];
  while (frontier.length > 0 && !seen.has(ancestor)) {
    const { records } = await tx.run(
      `UNWIND $frontier AS id
       MATCH (:Entity {id: id})-[:WAS_GENERATED_BY]->(:Step)-[:USED]->(source:Entity)
       RETURN DISTINCT source.id AS id`,
      { frontier },
    );
    const ids: string[] = records.map((row) => row.get("id"));
    frontier = ids.filter((id) => !seen.has(id));
    for (const id of frontier) seen.add(id);
  }
  return seen.has(ancestor);
}
