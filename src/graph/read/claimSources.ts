import { z } from "zod";
import { MEASURED } from "../claims/measured.js";
import type { Graph, Tx } from "../graph.js";
import { upstreamSteps } from "../upstreamSteps.js";
import { parseRow } from "./rows/parseRow.js";
import { text, whole, number } from "./rows/field.js";
import { ROWS, type RowOf } from "./rows/rows.js";

const stored = z.object({ id: text, blob: text });
const attention = stored.extend({ gene: text });
const view = z.object({
  slide: z.object({
    id: text,
    name: text,
    file: text,
    sha256: text,
    mpp: number,
    width: whole,
    height: whole,
  }),
  tileSet: stored,
  morphology: stored,
});

/** A slide view that a claim rests on: its tiles and what was measured on them. */
export type SourceView = z.output<typeof view>;

/** What a claim was made from, as far as a map of it needs. */
export interface ClaimSources {
  readonly claim: RowOf<"Claim">;
  /** The claim's head, as a run measured it. */
  readonly version: RowOf<"ClaimVersion">;
  /** Maps of those of the claim's genes that were trained. */
  readonly attention: readonly z.output<typeof attention>[];
  readonly views: readonly SourceView[];
}

/** Follows a claim's head version upstream to the maps of its genes and to the tiles. null where there is no such claim. */
export function claimSources(
  graph: Graph,
  claim: string,
): Promise<ClaimSources | null> {
  return graph.read(async (tx) => {
    const head = await readHead(tx, claim);
    if (head === null) return null;
    const upstream = await upstreamSteps(tx, [head.version.id]);
    const steps = upstream.map(({ id }) => id);
    return {
      ...head,
      attention: await readAttention(tx, steps, head.claim.genes),
      views: await readViews(tx, steps),
    };
  });
}

async function readHead(
  tx: Tx,
  claim: string,
): Promise<Pick<ClaimSources, "claim" | "version"> | null> {
  const { records } = await tx.run(
    `MATCH (c:Claim {id: $claim})-[:HEAD]->(:ClaimVersion)${MEASURED}
     RETURN properties(c) AS claim, properties(measured) AS version`,
    { claim },
  );
  const [row] = records;
  return row === undefined
    ? null
    : {
        claim: parseRow(ROWS.Claim, row.get("claim")),
        version: parseRow(ROWS.ClaimVersion, row.get("version")),
      };
}

async function readAttention(
  tx: Tx,
  steps: readonly string[],
  genes: readonly string[],
): Promise<ClaimSources["attention"]> {
  const { records } = await tx.run(
    `MATCH (s:Step) WHERE s.id IN $steps
     MATCH (m:AttentionMap)-[:WAS_GENERATED_BY]->(s) WHERE m.gene IN $genes
     RETURN properties(m) AS map ORDER BY m.gene, m.id`,
    { steps, genes },
  );
  return records.map((row) => parseRow(attention, row.get("map")));
}

async function readViews(
  tx: Tx,
  steps: readonly string[],
): Promise<SourceView[]> {
  const { records } = await tx.run(
    `MATCH (s:Step {name: 'measureTiles'}) WHERE s.id IN $steps
     MATCH (morphology:Artifact)-[:WAS_GENERATED_BY]->(s)-[:USED]->(t:TileSet)-[:ON]->(slide:Slide)
     RETURN {slide: properties(slide), tileSet: properties(t), morphology: properties(morphology)} AS view
     ORDER BY t.id, morphology.id`,
    { steps },
  );
  return records.map((row) => parseRow(view, row.get("view")));
}
