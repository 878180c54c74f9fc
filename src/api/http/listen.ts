import { once } from "node:events";
import type { Server } from "node:http";
import { isIPv6 } from "node:net";

/** A server that answers. */
export interface Listening {
  /** Such as http://127.0.0.1:4000 */
  readonly url: string;
  /** Lets requests under way end, then closes. */
  close(): Promise<void>;
}

/** Listens at an address; port 0 takes any that is free. @throws where the port is taken */
export async function listen(
  server: Server,
  {
    host,
    port,
    stop,
  }: {
    readonly host: string;
    readonly port: number;
    readonly stop: () => Promise<void>;
  },
): Promise<Listening> {
  server.listen({ host, port });
  await once(server, "listening");
  const address = server.address();
  const taken =
    typeof address === "object" && address !== null ? address.port : port;
  const name = isIPv6(host) ? `[${host}]` : host;
  return { url: `http://${name}:${String(taken)}`, close: stop };
}
