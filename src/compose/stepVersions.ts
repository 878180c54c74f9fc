import { join } from "node:path";
import { STEP_NAMES } from "../activities/step/stepName.js";
import type { StepName } from "../activities/step/stepName.js";
import { builtFile } from "../io/builtFile.js";
import { codeVersions } from "../io/code/codeVersions.js";
import { STEP_SOURCES } from "./stepSources.js";

/** The code version of each step of a checkout: part of every step's key. */
export async function stepVersions(
  checkout: string,
): Promise<(step: StepName) => string> {
  const versions = await codeVersions({
    names: STEP_NAMES,
    entriesOf: (step) =>
      STEP_SOURCES[step].map((file) => builtFile(import.meta.url, file)),
    lockFile: join(checkout, "package-lock.json"),
  });
  return (step) => {
    const version = versions.get(step);
    if (version === undefined) throw new Error(`no step is called ${step}`);
    return version;
  };
}
