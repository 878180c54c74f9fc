import type { Config } from "../config.js";
import { readOwnerToken } from "../stack/ownerToken.js";
import { findProgram } from "../stack/processes.js";
import { useHome } from "../stack/uses.js";
import { createApiClient } from "./apiClient.js";
import type { ApiClient } from "./apiClient.js";
import { serverUrl } from "./lifeCycle/serverUrl.js";

/** Thrown where a command needs the server and none of this checkout runs. */
export class NotUpError extends Error {
  constructor() {
    super("the server of this checkout is not running; run: npx histoclaim up");
    this.name = "NotUpError";
  }
}

/** The running server's API, as the bearer of the token of the settings, else as its owner. @throws NotUpError */
export async function connect(config: Config): Promise<ApiClient> {
  const server = await findProgram(config.home, "server");
  const token = config.token ?? (await readOwnerToken(config.home));
  if (server === null || token === null) throw new NotUpError();
  await useHome(config.home);
  return createApiClient(
    serverUrl(config.host, Number(server.facts["port"])),
    token,
  );
}
