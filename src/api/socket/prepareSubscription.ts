import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import type { ApiContext } from "../context.js";
import type { Limits } from "../limits/limits.js";
import { refuse } from "../limits/refuse.js";
import { refuseCostly } from "../limits/refuseCostly.js";
import { refuseDeep } from "../limits/refuseDeep.js";

/** What subscriptions are held to. */
export interface Subscribing {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
}

/** A subscription that may be served, or all that speaks against it. Queries and mutations go over HTTP. */
export function prepareSubscription(
  held: Subscribing,
  payload: SubscribePayload,
  contextValue: ApiContext,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    return prepared(held, payload, contextValue);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function prepared(
  { schema, limits }: Subscribing,
  { query, variables, operationName }: SubscribePayload,
  contextValue: ApiContext,
): ExecutionArgs | readonly GraphQLError[] {
  const document = read(query, limits.tokens);
  const faults = validate(schema, document);
  if (faults.length > 0) return coded(faults, "GRAPHQL_VALIDATION_FAILED");
  const operation = subscriptionOf(document, operationName);
  const given = variables ?? {};
  refuseDeep(schema, document, limits.depth);
  refuseCostly({ schema, document, operation, variables: given }, limits.cost);
  const declared = operation.variableDefinitions ?? [];
  const { errors } = getVariableValues(schema, declared, given);
  if (errors !== undefined) return coded(errors, "BAD_USER_INPUT");
  return {
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: given,
    contextValue,
  };
}

function read(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw error instanceof GraphQLError
      ? coded([error], "GRAPHQL_PARSE_FAILED")[0]
      : error;
  }
}

/** With the codes that the same mistakes have over HTTP. */
function coded(errors: readonly GraphQLError[], code: string): GraphQLError[] {
  return errors.map(({ message, nodes, source, positions }) => {
    const place = { nodes: nodes ?? null, source, positions };
    return new GraphQLError(message, { ...place, extensions: { code } });
  });
}

function subscriptionOf(
  document: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode {
  const found = getOperationAST(document, name);
  if (found == null)
    return refuse("BAD_REQUEST", "the document has no such operation");
  return found.operation === "subscription"
    ? found
    : refuse(
        "BAD_REQUEST",
        `a ${found.operation} goes over HTTP, by POST to /graphql; sockets are for subscriptions`,
      );
}
