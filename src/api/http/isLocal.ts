import type { IncomingMessage } from "node:http";
import { BlockList, isIPv4 } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether a request came from this machine. */
export function isLocal({ socket }: Pick<IncomingMessage, "socket">): boolean {
  const address = (socket.remoteAddress ?? "").replace(/^::ffff:/i, "");
  if (address === "") return false;
  return loopback.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}
