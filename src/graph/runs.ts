import neo4j from "neo4j-driver";
import type { Caller } from "../knowledge/caller.js";
import { agentOfCaller } from "../knowledge/caller.js";
import { identify, sha256 } from "../knowledge/identity.js";
import {
  cancelStatement,
  runStatement,
} from "../knowledge/recorded/statements.js";
import { associate } from "./associate.js";
import type { Graph, Reader } from "./graph.js";
import { IllegalIdError, UnknownEntityError } from "./errors.js";
import { append } from "./log.js";
import { mergeGiven } from "./mergeGiven.js";
import { takeWriteLock } from "./writeLock.js";

/** Where a run stands. */
export type RunStatus = "RUNNING" | "DONE" | "FAILED" | "CANCELLED";

/** What is known of a run before it starts. */
export interface RunStart {
  /** Follows from the idempotency key (identify). */
  readonly id: string;
  readonly workflowId: string;
  readonly idempotencyKey: string;
  /** The request, as canonical JSON: what must be the same when the key comes again. */
  readonly input: string;
  /** Folder of the cohort. */
  readonly cohort: string;
  /** Id of the protocol. */
  readonly protocol: string;
  readonly startedAt: string;
  /** Fingerprint of the cohort as it was accepted. */
  readonly cohortHash?: string;
  /** What is worth knowing about the cohort, as canonical JSON. */
  readonly notices?: string;
}

/** A run as the graph keeps it. */
export interface RunRow extends RunStart {
  readonly inputHash: string;
  readonly status: RunStatus;
  readonly endedAt: string | null;
  /** Why it failed, or null. */
  readonly message: string | null;
  /** The last progress kept, as JSON; null while Temporal is the one to ask. */
  readonly progress: string | null;
  /** Index of its log entry: what was registered before it. */
  readonly logIndex: number;
}

/** Accepted now, accepted before, or the key belongs to another request. */
export type RunStarted =
  | { readonly kind: "started"; readonly run: RunRow }
  | { readonly kind: "known"; readonly run: RunRow }
  | { readonly kind: "conflict"; readonly run: RunRow };

/**
 * Keeps a run and the log entry of its start, in one transaction. Sent again it finds the same run; with another
 * input under the same key it changes nothing and says so.
 * @param by who asked for it
 */
export async function startRun(
  graph: Graph,
  start: RunStart,
  by: Caller | null = null,
): Promise<RunStarted> {
  const { idempotencyKey } = start;
  const id = identify("Run", { idempotencyKey });
  if (start.id !== id)
    throw new IllegalIdError(start.id, `${id}, which follows from its key`);
  const inputHash = sha256(start.input);
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const known = await readRun(tx, "idempotencyKey", idempotencyKey);
    if (known !== null)
      return {
        kind: known.inputHash === inputHash ? "known" : "conflict",
        run: known,
      };
    const entry = await append(tx, runStatement(start, by?.agent));
    const status: RunStatus = "RUNNING";
    await tx.run("CREATE (r:Run) SET r = $props, r.logIndex = $logIndex", {
      props: { ...start, inputHash, status },
      logIndex: neo4j.int(entry.index),
    });
    await associate(tx, { label: "Run", ids: [id] }, by);
    const ended = { endedAt: null, message: null, progress: null };
    const run = {
      ...start,
      inputHash,
      status,
      ...ended,
      logIndex: entry.index,
    };
    return { kind: "started", run };
  });
}

/** What may change in a run: what is left out stays. */
export interface RunChange {
  readonly status?: RunStatus;
  readonly endedAt?: string | null;
  readonly message?: string | null;
  readonly progress?: string | null;
}

/** Changes where a run stands. @throws UnknownEntityError */
export async function updateRun(
  graph: Graph,
  id: string,
  change: RunChange,
): Promise<RunRow> {
  return graph.write(async (tx) => {
    await tx.run("MATCH (r:Run {id: $id}) SET r += $change", { id, change });
    const run = await readRun(tx, "id", id);
    if (run === null) throw new UnknownEntityError(id, "updateRun");
    return run;
  });
}

/** Notes who asked a run to stop, with an entry in the log; who asks after them changes nothing. Of an unknown run it notes nothing. */
export function noteCancel(
  graph: Graph,
  id: string,
  { at, by }: { readonly at: string; readonly by: Caller },
): Promise<void> {
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const { records } = await tx.run(
      "MATCH (r:Run {id: $id}) WHERE NOT EXISTS { (r)-[:CANCELLED_BY]->(:Agent) } RETURN r.id",
      { id },
    );
    if (records.length === 0) return;
    await append(tx, cancelStatement(id, { at, by: by.agent }));
    const agent = agentOfCaller(by);
    await mergeGiven(tx, [agent]);
    await tx.run(
      "MATCH (r:Run {id: $id}), (a:Agent {id: $agent}) CREATE (r)-[:CANCELLED_BY]->(a)",
      { id, agent: agent.id },
    );
  });
}

/** Ends a run; the message says why it failed. @throws UnknownEntityError */
export function finishRun(
  graph: Graph,
  id: string,
  end: Required<Pick<RunChange, "status" | "endedAt">> & RunChange,
): Promise<RunRow> {
  return updateRun(graph, id, end);
}

/** The run with an id, or null. */
export function findRun(graph: Graph, id: string): Promise<RunRow | null> {
  return readRun(graph, "id", id);
}

/** The run with an idempotency key, or null. */
export function findRunByKey(
  graph: Graph,
  idempotencyKey: string,
): Promise<RunRow | null> {
  return readRun(graph, "idempotencyKey", idempotencyKey);
}

/** The latest runs, newest first. */
export function listRuns(
  graph: Graph,
  { limit, status }: { readonly limit: number; readonly status?: RunStatus },
): Promise<RunRow[]> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (r:Run) WHERE $status IS NULL OR r.status = $status
       RETURN properties(r) AS run ORDER BY r.startedAt DESC, r.id LIMIT $limit`,
      { status: status ?? null, limit: neo4j.int(limit) },
    );
    return records.map((row) => runOf(row.get("run")));
  });
}

async function readRun(
  tx: Reader,
  by: "id" | "idempotencyKey",
  value: string,
): Promise<RunRow | null> {
  const { records } = await tx.run(
    `MATCH (r:Run {${by}: $value}) RETURN properties(r) AS run`,
    { value },
  );
  const [row] = records;
  return row === undefined ? null : runOf(row.get("run"));
}

type Stored = Omit<RunRow, "endedAt" | "message" | "progress"> &
  Partial<Pick<RunRow, "endedAt" | "message" | "progress">>;

function runOf(stored: Stored): RunRow {
  return { endedAt: null, message: null, progress: null, ...stored };
}
