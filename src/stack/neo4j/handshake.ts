import neo4j from "neo4j-driver";

/** How long a server may take to answer a greeting. */
const GREETING_MS = 5000;

/**
 * The version of the Neo4j at an address, as it says after a login.
 * @throws where none answers or it refuses the password
 */
export async function neo4jVersion(
  uri: string,
  user: string,
  password: string,
): Promise<string> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    connectionTimeout: GREETING_MS,
    connectionAcquisitionTimeout: GREETING_MS,
    maxTransactionRetryTime: 0,
  });
  try {
    const { agent } = await driver.getServerInfo();
    return (agent ?? "unknown").replace(/^Neo4j\//, "");
  } finally {
    await driver.close();
  }
}
