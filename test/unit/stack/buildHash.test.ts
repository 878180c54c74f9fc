import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildHash } from "../../../src/stack/buildHash.js";

let checkout = "";
const write = (name: string, text: string): void => {
  writeFileSync(join(checkout, name), text);
};
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "histoclaim-build-"));
  mkdirSync(join(checkout, "dist", "src"), { recursive: true });
  write("dist/src/worker.js", "run();");
  write("package-lock.json", "{}");
});
afterEach(() => rmSync(checkout, { recursive: true }));

it("stays while the compiled program does, whatever else lies beside it", async () => {
  const before = await buildHash(checkout);
  write("dist/.built-from", "another time");
  write("dist/src/worker.js", "run();");
  expect(await buildHash(checkout)).toBe(before);
});

it("changes with a line, a library, a new file", async () => {
  const seen = [await buildHash(checkout)];
  write("dist/src/worker.js", "run(2);");
  seen.push(await buildHash(checkout));
  write("package-lock.json", '{ "lockfileVersion": 3 }');
  seen.push(await buildHash(checkout));
  write("dist/src/server.js", "serve();");
  seen.push(await buildHash(checkout));
  expect(new Set(seen).size).toBe(4);
});
