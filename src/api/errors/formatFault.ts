import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLFormattedError } from "graphql";
import { codeOf } from "./codeOf.js";
import { argumentMessage } from "./argumentMessage.js";

/** Told of every fault that is ours, with the name under which the client was told of it. */
export type OnFault = (fault: string, error: unknown) => void;

const INTERNAL = "INTERNAL_SERVER_ERROR";

/**
 * What a client is told of an error: what he did wrong in full; of what went wrong here only that it did, and the
 * name under which the log has it.
 */
export function formatFault(
  formatted: GraphQLFormattedError,
  error: unknown,
  onFault: OnFault,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const code = codeOf(cause) ?? formatted.extensions?.["code"] ?? INTERNAL;
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const told = MESSAGES[String(code)];
  if (told === undefined)
    return {
      message: argumentMessage(cause) ?? formatted.message,
      ...place,
      extensions: { code },
    };
  const fault = randomUUID();
  onFault(fault, cause);
  return { message: told(fault), ...place, extensions: { code, fault } };
}

/** Codes of faults that are ours. */
const MESSAGES: Readonly<
  Record<string, ((fault: string) => string) | undefined>
> = {
  [INTERNAL]: (fault) =>
    `the server failed at this; its log says more under ${fault}`,
  SERVICE_UNAVAILABLE: (fault) =>
    `a server that this one stands on does not answer; histoclaim status says which, the log more under ${fault}`,
};
