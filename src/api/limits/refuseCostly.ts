import {
  getVariableValues,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { costOf } from "./costOf.js";
import { refuse } from "./refuse.js";

/** What is asked: one operation of a document, with its variables. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refuses what costs more. @throws GraphQLError COST_LIMIT */
export function refuseCostly(asked: Asked, most: number): void {
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
