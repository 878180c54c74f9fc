import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { neo4jPassword } from "../../../src/stack/neo4j/password.js";

const home = (): string => mkdtempSync(join(tmpdir(), "histoclaim-password-"));

it("is one that every program takes as a word, each time", async () => {
  const many = await Promise.all(
    Array.from({ length: 300 }, () => neo4jPassword(home())),
  );
  for (const password of many) expect(password).toMatch(/^[0-9a-f]{48}$/);
  expect(new Set(many).size).toBe(many.length);
});

it("is made once and readable by its owner alone", async () => {
  const folder = home();
  const password = await neo4jPassword(folder);
  expect(await neo4jPassword(folder)).toBe(password);
  expect(statSync(join(folder, "neo4j-password")).mode & 0o077).toBe(0);
});
