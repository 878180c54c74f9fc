import { ArgumentValidationError } from "type-graphql";

/** What an argument should have been, where that is what is wrong. */
export function argumentMessage(error: unknown): string | undefined {
  if (!(error instanceof ArgumentValidationError)) return undefined;
  return error.extensions.validationErrors
    .flatMap(({ constraints }) => Object.values(constraints ?? {}))
    .join("; ");
}
