import neo4j from "neo4j-driver";
import { z } from "zod";
import type { ClaimLinks } from "../../knowledge/log/claimStanding.js";
import type { Graph } from "../graph.js";
import { text, texts } from "./rows/field.js";

/** Some claims, by their ids. */
export interface ClaimPage {
  /** Those that come after this id; empty: from the first. */
  readonly after: string;
  readonly most: number;
}

const row = z.object({ claim: text, versions: texts, verdicts: texts });

/** Where the links of claims lead that decide what their pages say, in the order of the claims' ids. */
export async function claimLinks(
  graph: Graph,
  { after, most }: ClaimPage,
): Promise<ClaimLinks[]> {
  const { records } = await graph.run(
    `MATCH (c:Claim) WHERE c.id > $after
     WITH c ORDER BY c.id LIMIT $most
     RETURN c.id AS claim,
       COLLECT { MATCH (c)-[:HEAD]->(v) RETURN v.id ORDER BY v.id } AS versions,
       COLLECT { MATCH (c)<-[:COUNTS_FOR]-(v) RETURN v.id ORDER BY v.id } AS verdicts
     ORDER BY claim`,
    { after, most: neo4j.int(most) },
  );
  return records.map((record) => row.parse(record.toObject()));
}
