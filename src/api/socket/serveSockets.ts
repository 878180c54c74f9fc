import type { IncomingMessage, Server } from "node:http";
import type { GraphQLError, GraphQLSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { Caller } from "../../knowledge/caller.js";
import type { Admit } from "../access/admission.js";
import { asker } from "../access/asker.js";
import type { ApiParts } from "../apiDeps.js";
import { createContext } from "../context.js";
import { formatFault } from "../errors/formatFault.js";
import { NO_DEADLINE } from "../limits/deadline.js";
import { refusal } from "../limits/refuse.js";
import { acceptUpgrades } from "./acceptUpgrades.js";
import { bearerOf } from "./bearerOf.js";
import { prepareSubscription } from "./prepareSubscription.js";
import { watchToken } from "./watchToken.js";

/** What sockets are served with. */
export interface SocketParts extends ApiParts {
  readonly schema: GraphQLSchema;
  readonly admit: Admit;
}

/** Sockets that are open. */
export interface Sockets {
  /** Tells each that the server goes away, and closes it. */
  close(): Promise<void>;
}

type Extra = { caller: Caller | null };

/** Serves subscriptions at /graphql, in the protocol graphql-transport-ws, behind the same doors as everything over HTTP. */
export function serveSockets(server: Server, parts: SocketParts): Sockets {
  const { limits, socketLimits, admit, hosts } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.bodyBytes,
  });
  acceptUpgrades(server, sockets, { hosts, most: socketLimits.sockets });
  const format = (errors: readonly GraphQLError[]) =>
    errors.map((error) => formatFault(error.toJSON(), error, parts.onFault));
  const { dispose } = useServer<Record<string, unknown>, Extra>(
    {
      connectionInitWaitTimeout: socketLimits.greetingMs,
      onConnect: async ({ connectionParams, extra }) => {
        const authorization = bearerOf(connectionParams, extra.request);
        const found = await admit(extra.request, authorization);
        if (found.kind === "refused") return false;
        extra.caller = found.caller;
        watchToken(extra.socket, parts, authorization);
        return true;
      },
      onSubscribe: ({ extra, subscriptions }, _id, payload) => {
        const open = Object.keys(subscriptions).length;
        const caller = extra.caller ?? null;
        const context = contextOf(parts, caller, extra.request);
        return open > socketLimits.subscriptions
          ? tooMany(socketLimits.subscriptions)
          : prepareSubscription(parts, payload, context);
      },
      onError: (_ctx, _id, _payload, errors) => format(errors),
      onNext: (...[, , , , { errors, data }]) =>
        errors === undefined
          ? undefined
          : { data: data ?? null, errors: format(errors) },
      // What went wrong inside is told to the log, not to the client.
      isProd: true,
    },
    sockets,
  );
  return { close: async () => dispose() };
}

function contextOf(
  parts: SocketParts,
  caller: Caller | null,
  { socket }: IncomingMessage,
) {
  const from = asker(parts, caller, socket.remoteAddress ?? null);
  return createContext({ ...parts, ...from }, NO_DEADLINE);
}

function tooMany(most: number): readonly GraphQLError[] {
  const message = `a socket holds ${most} subscriptions at most; end one of them first`;
  return [refusal("TOO_MANY_SUBSCRIPTIONS", message)];
}
