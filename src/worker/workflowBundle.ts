import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleWorkflowCode } from "@temporalio/worker";
import type { Logger } from "@temporalio/worker";

/** Where workflows come from and what tells one bundle from another. */
export interface BundleSource {
  /** Path of the compiled entry. */
  readonly workflowsPath: string;
  /** Hash of all that the entry reaches and of the SDK that bundles it. */
  readonly version: string;
}

/**
 * Path of the bundle of the workflows, made once for each version and kept in a folder; bundling takes seconds. Earlier
 * versions are removed.
 */
export async function workflowBundle(
  { workflowsPath, version }: BundleSource,
  folder: string,
  logger: Logger,
): Promise<string> {
  const path = join(folder, `${version}.js`);
  if (existsSync(path)) return path;
  const { code } = await bundleWorkflowCode({ workflowsPath, logger });
  await mkdir(folder, { recursive: true });
  const aside = join(folder, `${version}.${randomUUID()}.part`);
  await writeFile(aside, code);
  await rename(aside, path);
  const others = (await readdir(folder)).filter((n) => !n.startsWith(version));
  await Promise.all(others.map((name) => rm(join(folder, name))));
  return path;
}
