import { Kind, type GraphQLResolveInfo, type SelectionNode } from "graphql";

/**
 * Whether nothing but the id is asked of the nodes of this field, so that they need not be read. Where it is not
 * plain to see, they are read.
 */
export function onlyId({ fieldNodes }: GraphQLResolveInfo): boolean {
  return fieldNodes.every(
    ({ selectionSet }) => selectionSet?.selections.every(isId) ?? false,
  );
}

function isId(selection: SelectionNode): boolean {
  return (
    selection.kind === Kind.FIELD &&
    ["id", "__typename"].includes(selection.name.value)
  );
}
