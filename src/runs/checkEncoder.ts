import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { Cohort } from "../io/tables/cohort.js";
import { folderUnderRoots } from "./cohortRoots.js";
import { hasFeatures } from "./hasFeatures.js";
import type { RunControlDeps } from "./runControl.js";

/** Why what was asked for is no encoder that a run may use, found before any slide is read; null where it is one. */
export async function checkEncoder(
  deps: Pick<RunControlDeps, "cohortRoots" | "tryEncoder" | "builtInEncoders">,
  asked: string | undefined,
): Promise<string | null> {
  if (asked === undefined || deps.builtInEncoders.includes(asked)) return null;
  const path = await realpath(asked).catch(() => null);
  if (path === null)
    return `${asked} is neither the path of a card nor a built-in encoder (${deps.builtInEncoders.join(", ")})`;
  const folder = await folderUnderRoots(dirname(path), deps.cohortRoots());
  if (folder.kind === "outside") return folder.message;
  return deps.tryEncoder(path).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Error && error.name === "BadEncoderError")
        return error.message;
      throw error;
    },
  );
}

/** Why a cohort takes no encoder; null where it does, or none was asked for. */
export function encoderBesideFeatures(
  asked: string | undefined,
  cohort: Pick<Cohort, "bags">,
): string | null {
  return asked !== undefined && hasFeatures(cohort)
    ? "the cohort's slides bring ready features; leave encoder out, or the column features"
    : null;
}
