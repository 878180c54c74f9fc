import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeVersions } from "../../../src/io/code/codeVersions.js";

let folder = "";
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const lock = (packages: Record<string, unknown>): void => {
  write("package-lock.json", JSON.stringify({ packages }));
};

/** Two steps that share a file: `tile` uses a library that needs another, `judge` uses none. */
const SOURCES = {
  "tile.js":
    'import { shared } from "./deep/shared.js"; import sharp from "sharp/lib";',
  "judge.js": 'import "node:fs"; export { shared } from "./deep/shared.js";',
  "deep/shared.js": 'export const shared = 1; await import("../late.js");',
  "late.js": "",
  "never.js": "1",
};
const LOCKED = {
  "": { dependencies: { sharp: "1.0.0", other: "1.0.0" } },
  "node_modules/sharp": { version: "1.0.0", dependencies: { vips: "^8" } },
  "node_modules/vips": { version: "7.0.0" },
  "node_modules/sharp/node_modules/vips": { version: "8.0.0" },
  "node_modules/other": { version: "1.0.0" },
};

beforeEach(begin);
afterEach(() => rmSync(folder, { recursive: true }));

function begin(): void {
  folder = mkdtempSync(join(tmpdir(), "histoclaim-code-"));
  for (const [name, text] of Object.entries(SOURCES)) write(name, text);
  lock(LOCKED);
}

async function versions(): Promise<{ tile: string; judge: string }> {
  const found = await codeVersions({
    names: ["tile", "judge"],
    entriesOf: (name) => [join(folder, `${name}.js`)],
    lockFile: join(folder, "package-lock.json"),
  });
  return { tile: found.get("tile") ?? "", judge: found.get("judge") ?? "" };
}

describe("the code version of a step", () => {
  it("is one for the same bytes, wherever they lie", async () => {
    const before = await versions();
    expect(before.tile).toMatch(/^[0-9a-f]{64}$/);
    expect(before.tile).not.toBe(before.judge);
    rmSync(folder, { recursive: true });
    begin();
    expect(await versions()).toEqual(before);
  });

  it("changes with any file it reaches, also by a late import", async () => {
    const before = await versions();
    write("late.js", "2");
    const after = await versions();
    expect(after.tile).not.toBe(before.tile);
    expect(after.judge).not.toBe(before.judge);
  });

  it("stays when a file changes that it never reaches", async () => {
    const before = await versions();
    write("never.js", "2");
    write("tile.js", 'import "sharp";');
    const after = await versions();
    expect(after.judge).toBe(before.judge);
    expect(after.tile).not.toBe(before.tile);
  });

  it("changes with a library it imports and with what that needs", async () => {
    const before = await versions();
    lock({
      ...LOCKED,
      "node_modules/sharp/node_modules/vips": { version: "8.1.0" },
    });
    const after = await versions();
    expect(after.tile).not.toBe(before.tile);
    expect(after.judge).toBe(before.judge);
  });

  it("stays when other libraries change", async () => {
    const before = await versions();
    lock({
      ...LOCKED,
      "node_modules/other": { version: "2.0.0" },
      "node_modules/vips": { version: "7.1.0" },
    });
    expect(await versions()).toEqual(before);
  });

  it("is refused for a library that is not locked", async () => {
    lock({ "": {} });
    await expect(versions()).rejects.toThrow(/sharp is not in/);
  });
});
