import getPort, { portNumbers } from "get-port";
import type { Config } from "../../config.js";
import { readState } from "../../stack/state.js";

/** Ports that are looked at from the first on. */
const SPAN = 100;

/** The API's port: the one that was named, else the one it had before, else the next free one. */
export async function choosePort(config: Config): Promise<number> {
  if (config.portNamed) return config.port;
  const { programs } = await readState(config.home);
  const before = Number(programs["server"]?.facts["port"] ?? config.port);
  return getPort({
    host: config.host,
    port: [before, ...portNumbers(config.port, config.port + SPAN - 1)],
  });
}
