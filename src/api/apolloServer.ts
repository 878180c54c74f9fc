import type { Server } from "node:http";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import type { ApiParts } from "./apiDeps.js";
import type { ApiContext } from "./context.js";
import { formatFault } from "./errors/formatFault.js";
import { limitRequests } from "./limits/limitRequests.js";

/** The GraphQL server, started; what it may be asked is the same whatever NODE_ENV says. */
export async function startApollo(
  { schema, limits, onFault }: Pick<ApiParts, "schema" | "limits" | "onFault">,
  httpServer: Server,
): Promise<ApolloServer<ApiContext>> {
  const server = new ApolloServer<ApiContext>({
    schema,
    // The schema is public, in this repository; who may read at all may read it, and the explorer needs it.
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    formatError: (formatted, error) => formatFault(formatted, error, onFault),
    plugins: [
      limitRequests(limits),
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      // It looks at every field, to say in the end what createApp says of every answer: that it is not to be kept.
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await server.start();
  return server;
}
