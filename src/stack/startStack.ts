import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import { both, prepareStack } from "./prepareStack.js";
import type { Ask, Neo4jServer, TemporalServer } from "./service.js";

/** The servers that this program works with. */
export interface Stack {
  readonly neo4j: Neo4jServer;
  readonly temporal: TemporalServer;
}

/** One start at a time; the first build of a checkout takes minutes. */
const WAITS = { retries: 900, factor: 1, minTimeout: 1000, maxTimeout: 1000 };

/**
 * Finds or starts Neo4j and Temporal. All that must be fetched or built is, before anything starts.
 * @throws NoWayError where there is no way to one of them
 * @throws NotReadyError where one was started and did not answer
 */
export async function startStack(ask: Ask): Promise<Stack> {
  const { home } = ask.config;
  await mkdir(home, { recursive: true, mode: 0o700 });
  const release = await lock(join(home, "up"), {
    realpath: false,
    retries: WAITS,
    stale: 30_000,
  });
  try {
    const prepared = await prepareStack(ask);
    const [neo4j, temporal] = await both(
      prepared.neo4j.reach(),
      prepared.temporal.reach(),
    );
    return { neo4j, temporal };
  } finally {
    await release();
  }
}
