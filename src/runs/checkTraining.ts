import type { RunControlDeps } from "./runControl.js";

/** Why options of a training cannot be used; null where they can. */
export function checkTraining(
  { parseTraining }: Pick<RunControlDeps, "parseTraining">,
  asked: Readonly<Record<string, unknown>> | undefined,
): string | null {
  if (asked === undefined) return null;
  try {
    parseTraining(asked);
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === "BadTrainingError")
      return error.message;
    throw error;
  }
}
