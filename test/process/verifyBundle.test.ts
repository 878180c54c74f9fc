import { execFile } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { writeBundle } from "../../src/io/exchange/bundle/writeBundle.js";
import { verifierText } from "../../src/knowledge/log/noteKey.js";
import { madeContent, newKey } from "../unit/bundle/madeBundle.js";

const MAIN = resolve(import.meta.dirname, "../../dist/src/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "histoclaim-verify-"));
const home = join(folder, "home");
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const signer = newKey();
const file = join(folder, "bundle.zip");
writeFileSync(file, writeBundle(madeContent({ signer }), signer));

/** Runs verify where there is neither a server nor anything of ours at home. */
function verify(
  ...args: string[]
): Promise<{ code: unknown; document: unknown }> {
  const env = { PATH: process.env["PATH"], HOME: home, HISTOCLAIM_HOME: home };
  return new Promise((done) => {
    const command = [MAIN, "verify", ...args, "--json"];
    execFile(process.execPath, command, { env }, (error, stdout) => {
      done({
        code: error === null ? 0 : error.code,
        document: JSON.parse(stdout),
      });
    });
  });
}

function keyFile(text: string): string {
  const path = join(folder, `key-${readdirSync(folder).length}`);
  writeFileSync(path, `${text}\n`);
  return path;
}

it("a bundle is verified with no server and an empty home, and leaves nothing there", async () => {
  expect(await verify(file)).toMatchObject({
    code: 0,
    document: { verified: true, outcome: "SUPPORTED", trustedAsNamed: true },
  });
  const key = keyFile(verifierText(signer));
  expect(await verify(file, "--key", key)).toMatchObject({
    code: 0,
    document: { trustedAsNamed: false, key: verifierText(signer) },
  });
  expect(readdirSync(folder)).not.toContain("home");
});

it("what fails ends with 1 and is named; what cannot be read ends with 2", async () => {
  const other = keyFile(verifierText(newKey()));
  expect(await verify(file, "--key", other)).toMatchObject({
    code: 1,
    document: { verified: false, part: "attestation.dsse.json" },
  });
  const cut = join(folder, "cut.zip");
  cpSync(other, cut);
  expect(await verify(cut)).toMatchObject({
    code: 1,
    document: { part: "the archive" },
  });
  expect((await verify(join(folder, "absent"))).code).toBe(2);
  expect((await verify(file, "--key", cut.replace("cut", "no"))).code).toBe(2);
});
