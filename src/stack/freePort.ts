import { createHash } from "node:crypto";
import getPort, { portNumbers } from "get-port";

/** Ports that are looked at from the first on. */
const SPAN = 100;

/**
 * A free port of this machine's own address. Each state folder begins its search elsewhere, so that two checkouts
 * that start at once do not choose the same, and a server that is started again comes back where it was.
 */
export function freePort(home: string, first: number): Promise<number> {
  const digest = createHash("sha256").update(home).digest();
  const own = first + (digest.readUInt32BE(0) % SPAN);
  return getPort({
    host: "127.0.0.1",
    port: [own, ...portNumbers(first, first + SPAN - 1)],
  });
}
