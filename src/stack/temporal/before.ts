import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../mark.js";
import { pidOf } from "../service.js";
import type { ServerWay, TemporalServer } from "../service.js";
import { readState } from "../state.js";
import type { Service } from "../state.js";
import { prepareNamespace, temporalVersion } from "./handshake.js";

const START_MS = 30_000;

/** The Temporal that this checkout started before and that still runs. */
export const before: ServerWay<TemporalServer> = {
  name: "started before",
  take: async ({ config }) => {
    const { temporal } = await readState(config.home);
    if (temporal === undefined) return { why: "none was started" };
    if (temporal.process !== null && !(await isAlive(temporal.process)))
      return { why: `its process ${temporal.process.pid} has ended` };
    const { namespace } = config.temporal;
    const found = await greet(temporal, namespace);
    if (found === null) return { why: `port ${temporal.port} does not answer` };
    return { taken: { reach: () => Promise.resolve(found) } };
  },
};

/** One whose process lives may be about to start; a container says nothing of that. */
async function greet(
  service: Service,
  namespace: string,
): Promise<TemporalServer | null> {
  const address = `127.0.0.1:${service.port}`;
  const until = Date.now() + (service.process === null ? 0 : START_MS);
  for (;;) {
    try {
      await prepareNamespace(address, namespace);
      const version = await temporalVersion(address);
      return {
        address,
        namespace,
        version,
        way: service.way,
        ...pidOf(service),
        startedNow: false,
      };
    } catch {
      if (Date.now() >= until) return null;
      if (service.process !== null && !(await isAlive(service.process)))
        return null;
      await sleep(300);
    }
  }
}
