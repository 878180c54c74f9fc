import { z } from "zod";
import type { Graph } from "../graph.js";
import type { JudgingGap, JudgingState } from "../judging/readJudging.js";
import { judgingOf } from "../judging/readJudging.js";
import { text } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";

const row = z.object({ verdict: text, claim: text, protocol: text });

/** A verdict that was given on request, and what its claim would be judged on now, under the same protocol. */
export interface Rejudging {
  readonly verdict: string;
  readonly state: JudgingState | JudgingGap;
}

/** Reads it by the Step that judged; null where the Step gave no verdict. */
export function readRejudging(
  graph: Graph,
  step: string,
): Promise<Rejudging | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (:Step {id: $step, name: 'judgeClaim'})<-[:WAS_GENERATED_BY]-(v:Verdict)-[:UNDER]->(p:Protocol)
       MATCH (v)-[:OF]->(:ClaimVersion)-[:VERSION_OF]->(c:Claim)
       RETURN v.id AS verdict, c.id AS claim, p.id AS protocol`,
      { step },
    );
    if (records[0] === undefined) return null;
    const { verdict, ...asked } = parseRow(row, records[0].toObject());
    return { verdict, state: await judgingOf(tx, asked) };
  });
}
