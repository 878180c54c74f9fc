import neo4j from "neo4j-driver";
import { labelOf } from "../knowledge/identity.js";
import type { Reader } from "./graph.js";

/** Which way: to what something was made from, or to what was made from it. */
export type LineageDirection = "UPSTREAM" | "DOWNSTREAM";

/** A link as it is stored, whichever way it was walked. */
export interface LineageLink {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly role: string | null;
}

/** A link, and which end of it was reached. */
export interface FoundLink {
  readonly reached: string;
  readonly link: LineageLink;
}

/** What is as far as everything else in it: one Claim, Steps, or entities. */
export interface Level {
  readonly ids: readonly string[];
  readonly direction: LineageDirection;
  /** Of more links than this the first are found, and one more. */
  readonly most: number;
}

/** Links from a level to the next, in the order of their ends and roles. */
export async function lineageLinks(
  graph: Reader,
  { ids, direction, most }: Level,
): Promise<FoundLink[]> {
  const label = labelOf(ids[0] ?? "");
  if (label === "Claim") return linksOfClaim(graph, ids);
  const way = WAYS[direction][label === "Step" ? "step" : "entity"];
  const near = [...ids].sort();
  const found = await linksOf(graph, way, { near, most, which: "" });
  // Which of too many are left out must not depend on how they are stored.
  return found.length <= most
    ? found
    : linksOf(graph, way, { near, most, which: `ORDER BY ${way.order}` });
}

interface Way {
  readonly match: string;
  readonly order: string;
  link(near: string, far: string, role: string | null): LineageLink;
}

const leaving = (near: string, type: string, far: string): Way => ({
  match: `(:${near} {id: $near[i]})-[r:${type}]->(n:${far})`,
  order: "i, n.id, r.role",
  link: (from, to, role) => ({ from, to, type, role }),
});

const coming = (near: string, type: string, far: string): Way => ({
  match: `(:${near} {id: $near[i]})<-[r:${type}]-(n:${far})`,
  order: "n.id, i, r.role",
  link: (to, from, role) => ({ from, to, type, role }),
});

const WAYS = {
  UPSTREAM: {
    entity: leaving("Entity", "WAS_GENERATED_BY", "Step"),
    step: leaving("Step", "USED", "Entity"),
  },
  DOWNSTREAM: {
    entity: coming("Entity", "USED", "Step"),
    step: coming("Step", "WAS_GENERATED_BY", "Entity"),
  },
} as const satisfies Record<LineageDirection, Record<string, Way>>;

/** Each far end comes once a role, with the places of the near ends: no id is read or sent again for another link. */
async function linksOf(
  graph: Reader,
  { match, link }: Way,
  asked: {
    readonly near: readonly string[];
    readonly most: number;
    readonly which: string;
  },
): Promise<FoundLink[]> {
  const { near, most, which } = asked;
  const { records } = await graph.run(
    `UNWIND range(0, size($near) - 1) AS i
     MATCH ${match}
     WITH i, r, n ${which} LIMIT $most
     WITH n, r.role AS role, collect(DISTINCT i) AS places
     RETURN n.id AS reached, role, places`,
    { near, most: neo4j.int(most + 1) },
  );
  return records
    .flatMap((row) => {
      const reached: string = row.get("reached");
      const role: string | null = row.get("role");
      const places: number[] = row.get("places");
      return places.map((i) => ({
        reached,
        link: link(near[i]!, reached, role),
      }));
    })
    .sort(byEndsAndRole);
}

function byEndsAndRole({ link: a }: FoundLink, { link: b }: FoundLink): number {
  return (
    compare(a.from, b.from) ||
    compare(a.to, b.to) ||
    compare(a.role ?? "", b.role ?? "")
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function linksOfClaim(
  graph: Reader,
  claims: readonly string[],
): Promise<FoundLink[]> {
  const { records } = await graph.run(
    `UNWIND $claims AS id
     MATCH (:Claim {id: id})-[:HEAD]->(v:ClaimVersion)
     RETURN id, v.id AS version, COLLECT { MATCH (v)<-[:OF]-(n) RETURN n.id } AS judging`,
    { claims },
  );
  const found = records.flatMap((row) => {
    const [id, version]: string[] = [row.get("id"), row.get("version")];
    const judging: string[] = row.get("judging");
    return [
      {
        reached: version!,
        link: { from: id!, to: version!, type: "HEAD", role: null },
      },
      ...judging.map((from) => ({
        reached: from,
        link: { from, to: version!, type: "OF", role: null },
      })),
    ];
  });
  return found.sort(byEndsAndRole);
}
