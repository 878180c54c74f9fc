import type { ApolloServerPlugin } from "@apollo/server";
import {
  getVariableValues,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { ApiContext } from "../context.js";
import { costOf } from "./costOf.js";
import type { Limits } from "./limits.js";
import { refuse } from "./refuse.js";
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

interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

function refuseCostly(asked: Asked, most: number): void {
  const { schema, operation, variables } = asked;
  const declared = operation.variableDefinitions ?? [];
  // Variables of the wrong type have no cost; execution refuses them at once, with the better message.
  if (getVariableValues(schema, declared, variables).errors !== undefined)
    return;
  const cost = costOf({ ...asked, name: operation.name?.value });
  if (cost > most)
    refuse(
      "COST_LIMIT",
      `the document costs ${String(cost)}, and ${String(most)} is the most; ask for fewer rows or fields at once`,
    );
}
