import { CommanderError } from "commander";
import type { Output } from "./output.js";
import { UserError } from "./userError.js";

/** Says on stderr what went wrong and, under --json, as the one document on stdout. */
export function reportError(error: unknown, output: Output): void {
  const { name, message } =
    error instanceof Error ? error : new Error(String(error));
  // Commander has said it already.
  if (!(error instanceof CommanderError))
    output.note(`histoclaim: ${isOurMistake(error) ? error.stack : message}`);
  const issues = error instanceof UserError ? error.issues : [];
  output.document({ error: { name, message, issues } });
}

/** What only a programmer can mend is shown with its place. */
function isOurMistake(error: unknown): error is Error {
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof ReferenceError
  );
}
