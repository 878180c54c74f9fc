import { z } from "zod";
import type { CohortClaim, Members } from "../../knowledge/elsewhere.js";
import { LEGS } from "../../knowledge/elsewhere.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import type { Graph, Tx } from "../graph.js";
import { text, texts } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import type { RowOf } from "../read/rows/rows.js";
import { ROWS } from "../read/rows/rows.js";
import { fallenAmong } from "../standing/fallenAmong.js";
import { readLines } from "../standing/readLines.js";
import { WITHDRAWN } from "../standing/standing.js";
import { upstreamSteps } from "../upstreamSteps.js";
import type { HeadState } from "./readHead.js";
import { headContent, headOf } from "./readHead.js";

/** A claim, and what is claimed of the same in other cohorts of its tissue. */
export interface ElsewhereState {
  readonly claim: RowOf<"Claim">;
  /** null where nothing was measured of it. */
  readonly own: HeadState | null;
  /** Whom and what its cohort is of. */
  readonly members: Members;
  /** Whichever way they point; those with the newest evidence first. */
  readonly others: readonly CohortClaim[];
}

/** Reads it; null where there is no such claim. */
export function readElsewhere(
  graph: Graph,
  claim: string,
): Promise<ElsewhereState | null> {
  return graph.read((tx) => elsewhereOf(tx, claim));
}

/** Hash of what was read: what was compared holds while that is the same. */
export function elsewhereHash({
  own,
  members,
  others,
}: ElsewhereState): string {
  const named = ({ patients, slides }: Members) => [
    [...patients].sort(),
    [...slides].sort(),
  ];
  return sha256(
    canonical([
      own === null ? null : headContent(own),
      named(members),
      others.map((other) => [
        other.claim,
        other.legs.map(({ id }) => id),
        other.fallen,
        named(other),
      ]),
    ]),
  );
}

const otherRow = z.object({
  claim: text,
  direction: z.enum(["HIGHER", "LOWER"]),
  cohort: text,
  name: text,
  lines: texts,
});

/** The same, within a transaction. */
export async function elsewhereOf(
  tx: Tx,
  id: string,
): Promise<ElsewhereState | null> {
  const found = await tx.run(
    "MATCH (c:Claim {id: $id}) RETURN properties(c) AS claim",
    { id },
  );
  if (found.records[0] === undefined) return null;
  const claim = parseRow(ROWS.Claim, found.records[0].get("claim"));
  const { records } = await tx.run(OTHERS, { id, legs: Object.keys(LEGS) });
  const rows = records.map((row) => parseRow(otherRow, row.toObject()));
  const members = await readMembers(tx, [
    claim.cohort,
    ...rows.map(({ cohort }) => cohort),
  ]);
  const others: CohortClaim[] = [];
  for (const { lines, ...row } of rows)
    others.push({
      ...row,
      ...(members.get(row.cohort) ?? NOBODY),
      ...(await readLegs(tx, lines)),
    });
  const own = await headOf(tx, id);
  return { claim, own, members: members.get(claim.cohort) ?? NOBODY, others };
}

/** Of a cohort that a claim was proposed of and nobody read yet. */
const NOBODY: Members = { patients: new Set(), slides: new Set() };

/** Of one cohort the claim with the newest evidence comes first, whichever way it points. */
const OTHERS = `
  MATCH (c:Claim {id: $id})
  MATCH (other:Claim {gene: c.gene, of: c.of})
  WHERE other.genes = c.genes AND other.scope = c.scope AND other.kind = c.kind
    AND other.tissue = c.tissue AND other.cohort <> c.cohort
  MATCH (cohort:Cohort {id: other.cohort})
  OPTIONAL MATCH (other)-[:HEAD]->(v:ClaimVersion)-[:WAS_GENERATED_BY]->(maker:Step)
  RETURN other.id AS claim, other.direction AS direction, cohort.id AS cohort, cohort.name AS name,
    COLLECT { MATCH (v)-[:HAS_LINE]->(l:EvidenceLine) WHERE l.kind IN $legs RETURN l.id ORDER BY l.id } AS lines
  ORDER BY coalesce(maker.logSize, -1) DESC, other.id`;

async function readLegs(
  tx: Tx,
  lines: readonly string[],
): Promise<Pick<CohortClaim, "legs" | "fallen" | "earliest">> {
  const fallen = await fallenAmong(tx, { lines, protocols: [], except: "" });
  const steps = await upstreamSteps(tx, lines);
  return {
    legs: [...(await readLines(tx, lines)).values()],
    fallen: fallen.length > 0,
    earliest: Math.min(...steps.map(({ logSize }) => logSize)),
  };
}

const memberRow = z.object({ cohort: text, patients: texts, slides: texts });

async function readMembers(
  tx: Tx,
  cohorts: readonly string[],
): Promise<ReadonlyMap<string, Members>> {
  const { records } = await tx.run(
    `UNWIND $cohorts AS cohort
     MATCH (c:Cohort {id: cohort})
     RETURN cohort,
       COLLECT {
         MATCH (c)<-[:IN_COHORT]-(e:Patient) WHERE NOT EXISTS { ${WITHDRAWN} } RETURN DISTINCT e.pseudonym
       } AS patients,
       COLLECT {
         MATCH (c)<-[:IN_COHORT]-(e:Slide) WHERE NOT EXISTS { ${WITHDRAWN} } RETURN DISTINCT e.sha256
       } AS slides`,
    { cohorts: [...new Set(cohorts)] },
  );
  return new Map(
    records.map((record) => {
      const { cohort, ...row } = parseRow(memberRow, record.toObject());
      const patients = new Set(row.patients);
      return [cohort, { patients, slides: new Set(row.slides) }];
    }),
  );
}
