import { canonical, labelOf, sha256 } from "../knowledge/identity.js";
import type { LinkRecord, StepRecord } from "../knowledge/provenance.js";
import { UnknownEntityError } from "./errors.js";
import type { Tx } from "./graph.js";
import { groupBy } from "./groupBy.js";

interface Row extends LinkRecord {
  readonly key: string;
  readonly kind: string;
}

/**
 * Writes the domain links a Step states. A link of something the Step made carries `step`. A link between things
 * known before may be stated by many: it is one by type, ends and properties, `steps` names all of them in order
 * and `step` the first. Needs the write lock, checked links, and the nodes in place.
 * @throws UnknownEntityError where an end is not in the graph
 */
export async function writeLinks(
  tx: Tx,
  step: string,
  record: Pick<StepRecord, "links" | "generated">,
): Promise<void> {
  const made = new Set(record.generated.map(({ node }) => node.id));
  for (const rows of groupBy(
    unique(record.links, made),
    (row) => row.kind,
  ).values()) {
    const { type, from, to, kind } = rows[0]!;
    const { records } = await tx.run(
      `UNWIND $rows AS row
       MATCH (a:${String(labelOf(from))} {id: row.from})
       MATCH (b:${String(labelOf(to))} {id: row.to})
       ${kind.startsWith("made") ? CREATE(type) : MERGE(type)}
       RETURN count(*) AS written`,
      {
        step,
        rows: rows.map((row) => ({
          from: row.from,
          to: row.to,
          key: row.key,
          props: row.props ?? {},
        })),
      },
    );
    if (records[0]?.get("written") !== rows.length) await nameMissing(tx, rows);
  }
}

const CREATE = (type: string) => `
  CREATE (a)-[r:${type}]->(b)
  SET r = row.props, r.step = $step`;

const MERGE = (type: string) => `
  MERGE (a)-[r:${type} {key: row.key}]->(b)
  SET r += row.props,
      r.steps = COLLECT { UNWIND coalesce(r.steps, []) + [$step] AS s RETURN DISTINCT s ORDER BY s }
  SET r.step = r.steps[0]`;

function unique(
  links: readonly LinkRecord[],
  made: ReadonlySet<string>,
): Row[] {
  const rows = new Map<string, Row>();
  for (const link of links) {
    const { type, from, to, props = {} } = link;
    const key = sha256(canonical(props));
    const fresh = made.has(from) || made.has(to) ? "made" : "given";
    const kind = [fresh, type, labelOf(from), labelOf(to)].join(" ");
    rows.set([type, from, to, key].join(" "), { ...link, key, kind });
  }
  return [...rows.values()];
}

async function nameMissing(tx: Tx, rows: readonly Row[]): Promise<never> {
  for (const end of ["from", "to"] as const) {
    const label = String(labelOf(rows[0]![end]));
    const { records } = await tx.run(
      `UNWIND $ids AS id
       OPTIONAL MATCH (n:${label} {id: id})
       WITH id, n WHERE n IS NULL
       RETURN id LIMIT 1`,
      { ids: rows.map((row) => row[end]) },
    );
    const id: unknown = records[0]?.get("id");
    if (typeof id === "string")
      throw new UnknownEntityError(id, `a link ${rows[0]!.type}`);
  }
  throw new Error(`links ${rows[0]!.type} were not all written`);
}
