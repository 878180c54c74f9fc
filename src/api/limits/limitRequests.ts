import type { ApolloServerPlugin } from "@apollo/server";
import type { ApiContext } from "../context.js";
import type { Limits } from "./limits.js";
import { refuse } from "./refuse.js";
import { refuseCostly } from "./refuseCostly.js";
import { refuseDeep } from "./refuseDeep.js";

/** Refuses what is too deep or costs too much before any of it is done, and gives the rest its deadline. */
export function limitRequests(limits: Limits): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({
          schema,
          document,
          request,
          operation,
          contextValue,
        }) => {
          if (operation === undefined) return;
          if (operation.operation === "subscription")
            refuse(
              "BAD_REQUEST",
              "subscriptions go over a socket at the same address, in the protocol graphql-transport-ws",
            );
          const variables = request.variables ?? {};
          refuseDeep(schema, document, limits.depth);
          refuseCostly({ schema, document, operation, variables }, limits.cost);
          const { queryMs, mutationMs } = limits;
          contextValue.deadline.start(
            operation.operation === "mutation" ? mutationMs : queryMs,
          );
        },
        willSendResponse: async ({ contextValue }) => {
          contextValue.deadline.end();
        },
      }),
  };
}
