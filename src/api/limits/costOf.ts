import { createRequire } from "node:module";
import type { DocumentNode, GraphQLSchema } from "graphql";
import type * as Complexity from "graphql-query-complexity";

/**
 * The package's ESM build would bring a second copy of graphql into the process, and Node does not see the names that
 * its other build exports.
 */
const {
  fieldExtensionsEstimator,
  getComplexity,
  simpleEstimator,
}: typeof Complexity = createRequire(import.meta.url)(
  "graphql-query-complexity",
);

/** What an operation costs: one for each field, times the rows of the lists it is in; fields may say otherwise. */
export function costOf(asked: {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly name: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}): number {
  const { schema, document, name, variables } = asked;
  return getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    ...(name === undefined ? {} : { operationName: name }),
    estimators: [
      fieldExtensionsEstimator(),
      simpleEstimator({ defaultComplexity: 1 }),
    ],
    maxQueryNodes: 20_000,
  });
}
