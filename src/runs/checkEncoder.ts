import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { Cohort } from "../io/tables/cohort.js";
import { folderUnderRoots } from "./cohortRoots.js";
import type { RunControlDeps } from "./runControl.js";

/** Why an encoder cannot be used for a cohort; null where it can. The model itself is tried when the run begins. */
export async function checkEncoder(
  deps: Pick<RunControlDeps, "cohortRoots" | "readCard" | "builtInEncoders">,
  asked: string | undefined,
  cohort: Pick<Cohort, "bags">,
): Promise<string | null> {
  if (asked === undefined) return null;
  if (cohort.bags.some(({ views }) => views.some((view) => view.features)))
    return "the cohort's slides bring ready features; leave encoder out, or the column features";
  if (deps.builtInEncoders.includes(asked)) return null;
  const path = await realpath(asked).catch(() => null);
  if (path === null)
    return `${asked} is neither the path of a card nor a built-in encoder (${deps.builtInEncoders.join(", ")})`;
  const folder = await folderUnderRoots(dirname(path), deps.cohortRoots());
  if (folder.kind === "outside") return folder.message;
  return deps.readCard(path).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Error && error.name === "BadEncoderError")
        return error.message;
      throw error;
    },
  );
}
