import {
  isCompositeType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";

/** A document that asks for one operation, with the least that its arguments take. */
export interface Operation {
  /** Query, Mutation or Subscription. */
  readonly root: string;
  readonly field: string;
  readonly text: string;
}

/** A document for every operation of the schema. */
export function everyOperation(schema: GraphQLSchema): Operation[] {
  return [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      root: type!.name,
      field: field.name,
      text: `${type!.name.toLowerCase()} { ${textOf(field)} }`,
    })),
  );
}

function textOf(field: GraphQLField<unknown, unknown>): string {
  const given = field.args
    .filter(({ type }) => isNonNullType(type))
    .map(({ name, type }) => `${name}: ${least(type)}`);
  const args = given.length === 0 ? "" : `(${given.join(", ")})`;
  const rows = isCompositeType(getNamedType(field.type));
  return `${field.name}${args}${rows ? " { __typename }" : ""}`;
}

/** The shortest literal of a type. */
function least(type: GraphQLInputType): string {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type))
      .map((field) => `${field.name}: ${least(field.type)}`);
    return `{ ${fields.join(", ")} }`;
  }
  return LITERALS[type.name] ?? '"x"';
}

const LITERALS: Readonly<Record<string, string | undefined>> = {
  Int: "1",
  Float: "1",
  Boolean: "true",
};
