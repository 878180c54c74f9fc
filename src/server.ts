import { once } from "node:events";
import getPort, { portNumbers } from "get-port";
import { composeServer } from "./compose/composeServer.js";
import { endSignal } from "./compose/endSignal.js";
import { programLog } from "./compose/programLog.js";
import { readConfig } from "./config.js";
import type { Config } from "./config.js";
import { checkoutOf } from "./stack/checkout.js";

/** The server: serves the API at the address of its settings until it is told to end. */
const log = programLog("server");
const signal = endSignal(log);

try {
  await serve();
} catch (error) {
  log.fatal({ err: error }, "the server failed");
  process.exitCode = 1;
}
// All is closed and logged; what Temporal's client would still try again has nobody who waits for it.
process.exit();

async function serve(): Promise<void> {
  const config = readConfig(process.env, checkoutOf(import.meta.url));
  const { api, close } = await composeServer(config, log);
  try {
    const port = await portOf(config);
    const listening = await api.listen({ host: config.host, port });
    log.info({ url: listening.url }, "server is ready");
    if (!signal.aborted) await once(signal, "abort");
    await listening.close();
  } finally {
    await close();
  }
}

/** Ports that are looked at where none was named. */
const SPAN = 100;

function portOf({ host, port, portNamed }: Config): Promise<number> {
  return portNamed
    ? Promise.resolve(port)
    : getPort({ host, port: portNumbers(port, port + SPAN - 1) });
}
