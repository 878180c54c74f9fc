import { join, resolve } from "node:path";
import { DefaultLogger } from "@temporalio/worker";
import { inject } from "vitest";
import { workflowSource } from "../../src/compose/workflowSource.js";
import { workflowBundle } from "../../src/worker/workflowBundle.js";

/** The workflows as they are built, bundled once for all tests of a run: it takes seconds. */
export async function builtWorkflows(): Promise<{ codePath: string }> {
  const source = await workflowSource(resolve(import.meta.dirname, "../.."));
  const folder = join(inject("stack").home, "workflows");
  const logger = new DefaultLogger("ERROR");
  return { codePath: await workflowBundle(source, folder, logger) };
}
