import {
  defaultFieldResolver,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from "graphql";
import type { ApiContext } from "../context.js";
import { refuse } from "../limits/refuse.js";
import type { AccessTable, Asker } from "./table.js";
import { whyNot } from "./whyNot.js";

type Field = GraphQLField<unknown, ApiContext>;

/**
 * Puts the table in front of every operation, and of every field of the types that it names: over HTTP or a socket
 * nothing behind it is reached otherwise. What the table does not name is refused to everybody.
 */
export function guardSchema(schema: GraphQLSchema, table: AccessTable): void {
  const roots = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ].flatMap((type) => (type == null ? [] : [type.name]));
  for (const name of new Set([...roots, ...Object.keys(table)])) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const rights = new Map(Object.entries(table[name] ?? {}));
    for (const field of Object.values(type.getFields()))
      guardField(field, {
        operation: `${name}.${field.name}`,
        askers: rights.get(field.name) ?? null,
        root: roots.includes(name),
      });
  }
}

interface Guarded {
  readonly operation: string;
  /** null: the table does not name it. */
  readonly askers: readonly Asker[] | null;
  readonly root: boolean;
}

function guardField(field: Field, guarded: Guarded): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  field.resolve = (source, args, context, info) => {
    assertMay(context, guarded);
    return resolve(source, args, context, info);
  };
  if (subscribe === undefined) return;
  field.subscribe = (source, args, context, info) => {
    assertMay(context, guarded);
    return subscribe(source, args, context, info);
  };
}

/** @throws GraphQLError UNAUTHENTICATED where a token could help, else FORBIDDEN */
function assertMay(
  { caller, onRefusal }: ApiContext,
  { operation, askers, root }: Guarded,
): void {
  const why = whyNot(caller, operation, askers);
  if (why === null) return;
  onRefusal(operation);
  // A field that is refused says nothing of the rest of the answer.
  const status = why.code === "UNAUTHENTICATED" ? 401 : 403;
  refuse(why.code, why.message, root ? status : null);
}
