import type { GraphQLSchema } from "graphql";
import { keyTaken } from "../../knowledge/keyTaken.js";
import type { ApiContext } from "../context.js";

/** Operations that keep their keys with what they make: the run, the withdrawal, the token, the new key. */
const KEEP_THEIR_OWN = new Set([
  "createToken",
  "reinstate",
  "rotateLogKey",
  "startDiscovery",
  "withdraw",
]);

/** Has every other mutation refuse a key that was used for another request; a dry run uses none. */
export function keepKeys(schema: GraphQLSchema): void {
  const fields = schema.getMutationType()?.getFields() ?? {};
  for (const field of Object.values(fields)) {
    const { name, resolve } = field;
    if (resolve === undefined || KEEP_THEIR_OWN.has(name)) continue;
    field.resolve = async (source, args, context: ApiContext, info) => {
      const work = async (): Promise<unknown> =>
        resolve(source, args, context, info);
      const { key, request } = asked(args);
      if (key === null) return work();
      const operation = { operation: name, key, request };
      const done = await context.keys.once(operation, work, didSomething);
      if (done !== null) return done.result;
      const issue = keyTaken(key);
      return { message: issue.message, issues: [issue] };
    };
  }
}

/** The key, null where there is none or nothing is to be done, and all else that is asked. */
function asked(args: Readonly<Record<string, unknown>>): {
  readonly key: string | null;
  readonly request: unknown;
} {
  const input: unknown = args["input"] ?? args;
  if (typeof input !== "object" || input === null)
    return { key: null, request: null };
  const { idempotencyKey, dryRun, ...request } = input as Record<
    string,
    unknown
  >;
  const key =
    typeof idempotencyKey === "string" && dryRun !== true
      ? idempotencyKey
      : null;
  return { key, request };
}

/** A refusal lists issues. */
function didSomething(result: unknown): boolean {
  return typeof result === "object" && result !== null && !("issues" in result);
}
