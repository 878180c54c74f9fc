import type { Config } from "../config.js";

/** Thrown where a program was started without the servers that it stands on. */
export class ServersNotNamedError extends Error {
  constructor(variable: string) {
    super(`${variable} is not set; start this program with: npx histoclaim up`);
    this.name = "ServersNotNamedError";
  }
}

/** The Neo4j of the settings. @throws ServersNotNamedError */
export function neo4jOf({ neo4j }: Config): NonNullable<Config["neo4j"]> {
  if (neo4j === null) throw new ServersNotNamedError("HISTOCLAIM_NEO4J_URI");
  return neo4j;
}

/** The Temporal of the settings. @throws ServersNotNamedError */
export function temporalOf({ temporal }: Config): {
  address: string;
  namespace: string;
} {
  const { address, namespace } = temporal;
  if (address === null)
    throw new ServersNotNamedError("HISTOCLAIM_TEMPORAL_ADDRESS");
  return { address, namespace };
}
