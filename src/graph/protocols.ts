import neo4j from "neo4j-driver";
import type { Caller } from "../knowledge/caller.js";
import { canonical } from "../knowledge/identity.js";
import { criterionNode } from "../knowledge/criterionNode.js";
import { protocolId } from "../knowledge/protocolId.js";
import { protocolStatement } from "../knowledge/recorded/statements.js";
import { associate } from "./associate.js";
import { checkNode } from "./checkNode.js";
import { VersionTakenError } from "./errors.js";
import type { Graph, Reader } from "./graph.js";
import { append } from "./log.js";
import { mergeGiven } from "./mergeGiven.js";
import { takeWriteLock } from "./writeLock.js";

/** What a protocol document must say for the graph to keep it; the rest is kept as it is. */
export interface ProtocolDocument {
  readonly name: string;
  readonly version: string | number;
  readonly criteria: readonly Readonly<Record<string, unknown>>[];
}

/** A registered protocol. */
export interface RegisteredProtocol {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** The document, canonically. */
  readonly json: string;
  readonly registeredAt: string;
  /** Index of its log entry: what came before it and what after. */
  readonly logIndex: number;
}

/**
 * Registers a protocol: it, its criteria and its log entry in one transaction. The same document again finds the
 * first registration, with its time and place in the log.
 * @throws VersionTakenError; GatewayError where a criterion lacks what every Criterion must have
 */
export async function registerProtocol(
  graph: Graph,
  {
    json,
    registeredAt,
    by = null,
  }: {
    readonly json: ProtocolDocument;
    readonly registeredAt: string;
    /** Left out: the program itself. */
    readonly by?: Caller | null;
  },
): Promise<RegisteredProtocol> {
  const id = protocolId(json);
  const text = canonical(json);
  const version = String(json.version);
  const props = { name: json.name, version, json: text, registeredAt };
  checkNode({ label: "Protocol", id, props });
  const criteria = json.criteria.map(criterionNode);
  criteria.forEach(checkNode);
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const known = await readProtocol(tx, "id", id);
    if (known !== null) return known;
    const { name } = json;
    if ((await readVersion(tx, name, version)) !== null)
      throw new VersionTakenError(name, version);
    const registered = { registeredAt, by: by?.agent };
    const { index } = await append(
      tx,
      protocolStatement(id, { name, version }, registered),
    );
    await mergeGiven(tx, [{ label: "Protocol", id, props }, ...criteria]);
    await tx.run(
      `MATCH (p:Protocol {id: $id}) SET p.logIndex = $index
       WITH p UNWIND range(0, size($criteria) - 1) AS place
       MATCH (c:Criterion {id: $criteria[place]})
       MERGE (p)-[r:REQUIRES]->(c) ON CREATE SET r.place = place`,
      { id, index: neo4j.int(index), criteria: criteria.map((c) => c.id) },
    );
    await associate(tx, { label: "Protocol", ids: [id] }, by);
    return { id, ...props, logIndex: index };
  });
}

/** The protocol with an id, or null. */
export function findProtocol(
  graph: Graph,
  id: string,
): Promise<RegisteredProtocol | null> {
  return readProtocol(graph, "id", id);
}

/** The protocol of that name that was registered last, or null. */
export function findProtocolByName(
  graph: Graph,
  name: string,
): Promise<RegisteredProtocol | null> {
  return readProtocol(graph, "name", name);
}

/** Names of all registered protocols, each once, in order. */
export async function protocolNames(tx: Reader): Promise<string[]> {
  const { records } = await tx.run(
    "MATCH (p:Protocol) RETURN DISTINCT p.name AS name ORDER BY name",
  );
  return records.map((row) => String(row.get("name")));
}

/** Id of the protocol of a name and version, or null. */
export function findProtocolVersion(
  graph: Graph,
  name: string,
  version: string,
): Promise<string | null> {
  return readVersion(graph, name, version);
}

async function readVersion(
  tx: Reader,
  name: string,
  version: string,
): Promise<string | null> {
  const { records } = await tx.run(
    "MATCH (p:Protocol {name: $name, version: $version}) RETURN p.id AS id LIMIT 1",
    { name, version },
  );
  return records[0] === undefined ? null : String(records[0].get("id"));
}

/** The protocol with an id, or of a name that was registered last, within a transaction; null where there is none. */
export async function readProtocol(
  tx: Reader,
  by: "id" | "name",
  value: string,
): Promise<RegisteredProtocol | null> {
  const { records } = await tx.run(
    `MATCH (p:Protocol {${by}: $value})
     RETURN p.id AS id, p.name AS name, p.version AS version, p.json AS json,
            p.registeredAt AS registeredAt, p.logIndex AS logIndex
     ORDER BY logIndex DESC LIMIT 1`,
    { value },
  );
  const [row] = records;
  if (row === undefined) return null;
  return {
    id: row.get("id"),
    name: row.get("name"),
    version: row.get("version"),
    json: row.get("json"),
    registeredAt: row.get("registeredAt"),
    logIndex: row.get("logIndex"),
  };
}
