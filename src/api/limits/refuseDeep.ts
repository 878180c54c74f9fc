import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { validate, type DocumentNode, type GraphQLSchema } from "graphql";
import { refuse } from "./refuse.js";

/** Refuses a document whose fields lie deeper in each other; introspection has a rule of its own in graphql. */
export function refuseDeep(
  schema: GraphQLSchema,
  document: DocumentNode,
  most: number,
): void {
  const tooDeep = () =>
    refuse(
      "DEPTH_LIMIT",
      `the document goes deeper than ${String(most)} fields; ask in several documents`,
    );
  const rule = maxDepthRule({
    n: most,
    flattenFragments: true,
    onReject: [tooDeep],
  });
  validate(schema, document, [rule]);
}
