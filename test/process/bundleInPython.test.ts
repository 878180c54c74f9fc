import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readConfig } from "../../src/config.js";
import { writeBundle } from "../../src/io/exchange/bundle/writeBundle.js";
import { readZip } from "../../src/io/exchange/bundle/zip.js";
import { madeContent, newKey } from "../unit/bundle/madeBundle.js";

const run = promisify(execFile);
const SCRIPT = resolve(import.meta.dirname, "../reference/bundle.py");
const PACKAGES = ["roc-validator==0.13.0", "prov==3.2.3", "rocrate==0.13.0"];
const folder = mkdtempSync(join(tmpdir(), "histoclaim-bundle-"));

/** A virtual environment in the cache; made only where it is asked for, since that takes a minute and the network. */
const { cache } = readConfig(
  process.env,
  resolve(import.meta.dirname, "../.."),
);
const environment = join(cache, "python-bundle-1");
const python = join(environment, "bin", "python");
const asked = (process.env["HISTOCLAIM_PYTHON_TESTS"] ?? "") !== "";

/** Why Python cannot read bundles here; null where it can. */
let why: string | null = null;
beforeAll(async () => {
  if (!existsSync(python) && !asked)
    why = `there is no ${environment}; HISTOCLAIM_PYTHON_TESTS=1 makes it`;
  else why = await prepare().catch((error: unknown) => String(error));
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function prepare(): Promise<null> {
  if (!existsSync(python)) await run("python3", ["-m", "venv", environment]);
  const imports = "import prov, rocrate, rocrate_validator";
  await run(python, ["-c", imports]).catch(() =>
    run(python, ["-m", "pip", "install", "--quiet", ...PACKAGES]),
  );
  return null;
}

it(
  "a bundle is a Provenance Run Crate to roc-validator, and its lineage PROV to the package prov",
  { timeout: 120_000 },
  async ({ skip }) => {
    skip(why !== null, why ?? "");
    const signer = newKey();
    const bundle = writeBundle(madeContent({ signer }), signer);
    for (const [name, bytes] of readZip(bundle))
      writeFileSync(join(folder, name), bytes);
    const { stdout } = await run(python, [SCRIPT, folder]);
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toEqual({
      issues: [],
      records: {
        Entity: 3,
        Activity: 2,
        Agent: 1,
        Usage: 2,
        Generation: 2,
        Association: 2,
      },
      same: true,
    });
  },
);
