import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What a running program was built from, beside the compiled files. */
const BESIDE = [
  "package-lock.json",
  "node_modules/@tensorflow/tfjs-node/set-up.json",
];

/** Hash of the compiled program, its locked libraries and the TensorFlow set up for it. */
export async function buildHash(checkout: string): Promise<string> {
  const built = await readdir(join(checkout, "dist"), { recursive: true });
  const files = built
    .filter((name) => name.endsWith(".js"))
    .map((name) => join("dist", name));
  const hash = createHash("sha256");
  for (const name of [...files.sort(), ...BESIDE]) {
    hash.update(name);
    hash.update(await readFile(join(checkout, name)).catch(() => "absent"));
  }
  return hash.digest("hex");
}
