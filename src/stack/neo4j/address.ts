import type { Neo4jServer, ServerWay } from "../service.js";
import { neo4jVersion } from "./handshake.js";

/** The Neo4j that the settings name: taken, or the start fails. */
export const address: ServerWay<Neo4jServer> = {
  name: "address in the settings",
  take: ({ config }) => {
    const named = config.neo4j;
    if (named === null)
      return Promise.resolve({ why: "HISTOCLAIM_NEO4J_URI is not set" });
    return Promise.resolve({
      taken: {
        reach: async () => {
          const { uri, user, password } = named;
          const version = await neo4jVersion(uri, user, password).catch(
            (error: unknown) => {
              throw new UnreachableNeo4jError(uri, user, error);
            },
          );
          return { ...named, version, way: address.name, startedNow: false };
        },
      },
    });
  },
};

/** Thrown where the Neo4j that the settings name does not let us in. */
export class UnreachableNeo4jError extends Error {
  constructor(uri: string, user: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `the Neo4j at HISTOCLAIM_NEO4J_URI ${uri} does not let ${user} in (${why}); start it, correct the settings, or unset HISTOCLAIM_NEO4J_URI to have one started here`,
      { cause },
    );
    this.name = "UnreachableNeo4jError";
  }
}
