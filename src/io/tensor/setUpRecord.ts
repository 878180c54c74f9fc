import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

/** What set-up left beside tfjs-node: the device of its library, null where there is none, and why not a better one. */
const setUpRecord = z.object({
  device: z.enum(["gpu", "cpu"]).nullable(),
  refusals: z.array(z.object({ way: z.string(), why: z.string() })),
});

export type SetUpRecord = z.infer<typeof setUpRecord>;

const require = createRequire(import.meta.url);

/** Reads that record; null where tfjs-node was never set up. */
export function readSetUpRecord(): SetUpRecord | null {
  try {
    const entry = require.resolve("@tensorflow/tfjs-node/package.json");
    const file = join(dirname(entry), "set-up.json");
    return setUpRecord.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Why set-up found no library, in one line; null where it gave no reason. */
export function whyNone(record: SetUpRecord | null): string | null {
  if (record === null || record.refusals.length === 0) return null;
  return record.refusals.map(({ way, why }) => `${way}: ${why}`).join("; ");
}
