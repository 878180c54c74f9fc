import { join } from "node:path";
import { codeVersions } from "../io/code/codeVersions.js";

/** The compiled workflows of a checkout and the version of their code. */
export async function workflowSource(
  checkout: string,
): Promise<{ readonly workflowsPath: string; readonly version: string }> {
  const workflowsPath = join(checkout, "dist", "workflows", "index.js");
  const versions = await codeVersions({
    names: ["workflows"],
    entriesOf: () => [workflowsPath],
    lockFile: join(checkout, "package-lock.json"),
  });
  return { workflowsPath, version: versions.get("workflows") ?? "" };
}
