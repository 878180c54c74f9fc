import { CommanderError } from "commander";

/** Exit codes of the contract. */
export const DONE = 0;
export const FAILED = 1;
export const WRONG_INPUT = 2;

/** Errors by name that say that what was given is wrong; those who throw them lie in other rooms. */
const WRONG = [
  "UserError",
  "BadSettingError",
  "BadSizeError",
  "FilledFolderError",
  "EditedProtocolError",
  "BadSectionsError",
  "ArrayScaleError",
  "UnreadableSlideError",
];

/** The exit code of a command that ended with an error. */
export function exitCodeOf(error: unknown): number {
  // Commander ends --help and --version in the same way as wrong usage.
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? DONE : WRONG_INPUT;
  return error instanceof Error && WRONG.includes(error.name)
    ? WRONG_INPUT
    : FAILED;
}
