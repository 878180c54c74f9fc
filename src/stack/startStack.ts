import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import { NEO4J_WAYS } from "./neo4j.js";
import type { Ask, Neo4jServer, Prepared, TemporalServer } from "./service.js";
import { TEMPORAL_WAYS } from "./temporal.js";
import { tryWays } from "./way.js";
import type { Way } from "./way.js";

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
    const [neo4j, temporal] = await both(
      choose("Neo4j", NEO4J_WAYS, ask),
      choose("Temporal", TEMPORAL_WAYS, ask),
    );
    const [first, second] = await both(neo4j(), temporal());
    return { neo4j: first, temporal: second };
  } finally {
    await release();
  }
}

async function choose<Server>(
  what: string,
  ways: readonly Way<Ask, Prepared<Server>>[],
  ask: Ask,
): Promise<() => Promise<Server>> {
  const { taken, refusals } = await tryWays(what, ways, ask);
  return () => taken.reach(refusals);
}

/** Both, or the first failure once both have come to an end: nothing goes on unseen. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}
