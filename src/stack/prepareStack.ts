import { NEO4J_WAYS } from "./neo4j.js";
import type { Ask, Neo4jServer, Prepared, TemporalServer } from "./service.js";
import { TEMPORAL_WAYS } from "./temporal.js";
import { tryWays } from "./way.js";
import type { Way } from "./way.js";

/** Servers to which a way was found, not yet started. */
export interface PreparedStack {
  readonly neo4j: Ready<Neo4jServer>;
  readonly temporal: Ready<TemporalServer>;
}

/** A server that only has to be started, where it does not run already. */
export interface Ready<Server> {
  /** Name of the way to it. */
  readonly way: string;
  /** @throws NotReadyError where it was started and did not answer */
  reach(): Promise<Server>;
}

/**
 * Finds a way to Neo4j and to Temporal: all that must be fetched or built for it is, and nothing is started.
 * @throws NoWayError where there is no way to one of them
 */
export async function prepareStack(ask: Ask): Promise<PreparedStack> {
  const [neo4j, temporal] = await both(
    prepare("Neo4j", NEO4J_WAYS, ask),
    prepare("Temporal", TEMPORAL_WAYS, ask),
  );
  return { neo4j, temporal };
}

async function prepare<Server>(
  what: string,
  ways: readonly Way<Ask, Prepared<Server>>[],
  ask: Ask,
): Promise<Ready<Server>> {
  const { taken, way, refusals } = await tryWays(what, ways, ask);
  return { way, reach: () => taken.reach(refusals) };
}

/** Both, or the first failure once both have come to an end: nothing goes on unseen. */
export async function both<A, B>(
  a: Promise<A>,
  b: Promise<B>,
): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}
