import { Connection } from "@temporalio/client";
import { ensureSearchAttributes } from "../ensureSearchAttributes.js";

/** How long a server may take to answer a greeting. */
const GREETING_MS = 5000;

/**
 * The version of the Temporal at an address.
 * @throws where none answers
 */
export async function temporalVersion(address: string): Promise<string> {
  return connected(address, async (connection) => {
    const info = await connection.withDeadline(Date.now() + GREETING_MS, () =>
      connection.workflowService.getSystemInfo({}),
    );
    return info.serverVersion;
  });
}

/** Makes a Temporal ready for our workflows: the search attributes that it lacks. */
export async function prepareNamespace(
  address: string,
  namespace: string,
): Promise<void> {
  await connected(address, (connection) =>
    ensureSearchAttributes(connection, namespace),
  );
}

async function connected<T>(
  address: string,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({
    address,
    connectTimeout: GREETING_MS,
  });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}
