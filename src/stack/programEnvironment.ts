import { delimiter } from "node:path";
import type { Config } from "../config.js";
import type { Stack } from "./startStack.js";

/** The settings of a worker or server of ours, as its environment: it finds the servers that were found or started. */
export function programEnvironment(
  config: Config,
  { neo4j, temporal }: Stack,
): Record<string, string | undefined> {
  return {
    // Without it graphql looks at each type, each time, for a second copy of itself.
    NODE_ENV: "production",
    HISTOCLAIM_HOME: config.home,
    HISTOCLAIM_CACHE: config.cache,
    HISTOCLAIM_COHORT_ROOTS: config.cohortRoots.join(delimiter),
    HISTOCLAIM_SLIDE_ROOTS: config.slideRoots.join(delimiter),
    HISTOCLAIM_HOST: config.host,
    HISTOCLAIM_NEO4J_URI: neo4j.uri,
    HISTOCLAIM_NEO4J_USER: neo4j.user,
    HISTOCLAIM_NEO4J_PASSWORD: neo4j.password,
    HISTOCLAIM_TEMPORAL_ADDRESS: temporal.address,
    HISTOCLAIM_TEMPORAL_NAMESPACE: temporal.namespace,
    HISTOCLAIM_BACKEND: config.backend ?? undefined,
    HISTOCLAIM_OPENSLIDE: config.openslide ?? undefined,
    HISTOCLAIM_QUEUES: config.queues.join(","),
  };
}
