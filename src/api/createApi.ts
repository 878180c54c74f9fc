import { createServer } from "node:http";
import { isIPv6 } from "node:net";
import type { ApiDeps } from "./apiDeps.js";
import { startApollo } from "./apolloServer.js";
import { createAdmission } from "./access/admission.js";
import { createApp } from "./http/createApp.js";
import { listen, type Listening } from "./http/listen.js";
import { DEFAULT_LIMITS } from "./limits/limits.js";
import { serveSockets } from "./socket/serveSockets.js";
import { DEFAULT_SOCKET_LIMITS } from "./socket/socketLimits.js";
import { createSchema } from "./schema.js";

/** The API, ready to be served. */
export interface Api {
  /** @throws where the port is taken */
  listen(address: {
    readonly host: string;
    readonly port: number;
  }): Promise<Listening>;
}

/** Time to receive a request; an answer may take longer. */
const RECEIVE_MS = 30_000;

/** Builds the API from what it reaches. One API serves one address, once. */
export async function createApi(deps: ApiDeps): Promise<Api> {
  const hosts = new Set(deps.hosts);
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const socketLimits = { ...DEFAULT_SOCKET_LIMITS, ...deps.socketLimits };
  const server = createServer({
    requestTimeout: RECEIVE_MS,
    headersTimeout: RECEIVE_MS,
  });
  const schema = await createSchema();
  const { onFault, onRefusal } = deps;
  const admit = createAdmission(deps, onRefusal);
  const parts = { ...deps, hosts, limits, socketLimits, schema, admit };
  const apollo = await startApollo({ schema, limits, onFault }, server);
  server.on("request", createApp(parts, apollo));
  const sockets = serveSockets(server, parts);
  // Sockets first: the server waits for those who are connected.
  const stop = async (): Promise<void> => {
    await sockets.close();
    await apollo.stop();
  };
  return {
    listen: ({ host, port }) => {
      hosts.add(isIPv6(host) ? `[${host}]` : host);
      return listen(server, { host, port, stop });
    },
  };
}
