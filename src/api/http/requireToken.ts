import type { ApolloServerPlugin } from "@apollo/server";
import type { ApiContext } from "../context.js";
import { refuse } from "../limits/refuse.js";

/** Refuses every mutation, those that are yet to be written too, unless the request bears the owner's token. */
export const requireToken: ApolloServerPlugin<ApiContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: async ({ operation, contextValue }) => {
        if (operation?.operation === "query" || contextValue.authenticated)
          return;
        if (operation !== undefined)
          refuse(
            "UNAUTHENTICATED",
            "a mutation needs the owner's token: Authorization: Bearer TOKEN",
            401,
          );
      },
    }),
};
