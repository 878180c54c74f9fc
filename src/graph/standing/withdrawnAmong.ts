import type { Graph } from "../graph.js";
import { WITHDRAWN } from "./standing.js";

/** Why something is withdrawn. */
export interface WithdrawnReason {
  /** Of the thing, or of what it is part of. */
  readonly reason: string;
  /** What was withdrawn; the thing itself, or what it is part of. */
  readonly entity: string;
}

/** Those of the entities that are withdrawn, themselves or with what they are part of. */
export function withdrawnAmong(
  graph: Graph,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WithdrawnReason>> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `UNWIND $ids AS id
       MATCH (e:Entity {id: id})
       CALL (e) { ${WITHDRAWN} RETURN w ORDER BY w.createdAt, w.id LIMIT 1 }
       RETURN id, w.reason AS reason, w.entity AS entity`,
      { ids },
    );
    return new Map(
      records.map((row) => [
        String(row.get("id")),
        {
          reason: String(row.get("reason")),
          entity: String(row.get("entity")),
        },
      ]),
    );
  });
}
