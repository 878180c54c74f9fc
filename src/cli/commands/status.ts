import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Context } from "../context.js";
import { statusOf } from "../lifeCycle/status.js";
import { statusLines } from "../lifeCycle/statusLines.js";

const manifest = z.object({ version: z.string() });

/** Says what runs, where and in which versions. */
export async function statusCommand({
  config,
  output,
}: Context): Promise<void> {
  const text = await readFile(join(config.checkout, "package.json"), "utf8");
  const { version } = manifest.parse(JSON.parse(text));
  const status = await statusOf(config, version);
  for (const line of statusLines(status)) output.print(line);
  output.document(status);
}
