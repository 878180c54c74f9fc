import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findProgram } from "../../../src/stack/findProgram.js";
import { javaVersion } from "../../../src/stack/jdk.js";
import { isKnownVersion } from "../../../src/stack/neo4j/distribution.js";

const folder = mkdtempSync(join(tmpdir(), "histoclaim-jdk-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A java that says its version as the vendors' do. */
function java(name: string, says: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${says}' >&2\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("Java", () => {
  it.each([
    ["temurin", 'openjdk version "21.0.4" 2024-07-16 LTS', 21],
    ["debian", 'openjdk version "17.0.15" 2025-04-15', 17],
    ["newest", 'openjdk version "25" 2025-09-16', 25],
    ["old", 'java version "1.8.0_401"', 8],
    ["broken", "Error: could not find libjvm.so", null],
  ])("of %s is known by what it prints", async (name, says, version) => {
    expect(await javaVersion(java(name, says))).toBe(version);
  });
});

describe("programs", () => {
  it("are found on the search path in its order, and only where they can be run", () => {
    const path = ["/nowhere", folder, "/usr/bin"].join(delimiter);
    const here = java("sh", "");
    expect(findProgram("sh", path)).toBe(here);
    chmodSync(here, 0o644);
    expect(findProgram("sh", path)).not.toBe(here);
    expect(findProgram("no-such-program", path)).toBeNull();
  });
});

describe("a Neo4j that is installed", () => {
  it.each([
    ["4.4.38", false],
    ["5.12.0", false],
    ["5.26.30", true],
    ["2025.10.1", true],
    ["", false],
  ])("of version %s: %s", (version, known) => {
    expect(isKnownVersion(version)).toBe(known);
  });
});
