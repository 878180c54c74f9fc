import { labelOf } from "../knowledge/identity.js";
import type { NodeRecord, SealedStep } from "../knowledge/provenance.js";
import type { Reader } from "./graph.js";

/** The live Step with the key and what it made, in the order it was recorded; null where there is none. */
export async function readStep(
  tx: Reader,
  key: string,
): Promise<SealedStep | null> {
  const { records } = await tx.run(
    `MATCH (s:Step {liveKey: $key})
     OPTIONAL MATCH (made:Entity)-[g:WAS_GENERATED_BY]->(s)
     WITH s, g, made ORDER BY g.place
     RETURN s.id AS id, s.name AS name, s.attempt AS attempt,
            collect({role: g.role, props: properties(made)}) AS outputs`,
    { key },
  );
  const [row] = records;
  if (row === undefined) return null;
  const outputs: Output[] = row.get("outputs");
  return {
    id: row.get("id"),
    name: row.get("name"),
    key,
    attempt: row.get("attempt"),
    generated: outputs
      .filter((output) => output.props !== null)
      .map(({ role, props }) => ({ role, node: nodeOf(props ?? {}) })),
  };
}

interface Output {
  readonly role: string;
  readonly props: NodeRecord["props"] | null;
}

/** The node as it was recorded: without the gateway's own properties. */
function nodeOf(stored: NodeRecord["props"]): NodeRecord {
  const { id, step, ...props } = stored;
  const label = labelOf(String(id));
  if (label === null || step === undefined)
    throw new Error(`${String(id)} was not written by the gateway`);
  return { label, id: String(id), props };
}
