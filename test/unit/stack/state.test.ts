import {
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { neo4jPassword } from "../../../src/stack/neo4j/password.js";
import { ownerToken, readOwnerToken } from "../../../src/stack/ownerToken.js";
import { readState, updateState } from "../../../src/stack/state.js";
import type { Program } from "../../../src/stack/state.js";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "histoclaim-state-"));
});
afterEach(() => rmSync(home, { recursive: true }));

const program = (pid: number): Program => ({
  process: { pid, birth: "1" },
  log: "log",
  startedAt: "2026-01-01T00:00:00.000Z",
  facts: { port: 4000 },
  identity: "a",
});

it("keeps every change of those made at once", async () => {
  const pids = Array.from({ length: 12 }, (_, index) => index + 1);
  await Promise.all(
    pids.map((pid) =>
      updateState(home, (state) => ({
        ...state,
        programs: { ...state.programs, [`p${pid}`]: program(pid) },
      })),
    ),
  );
  const { programs } = await readState(home);
  expect(Object.keys(programs)).toHaveLength(pids.length);
  expect(programs["p7"]).toEqual(program(7));
});

it("leaves one file, which its owner alone may read", async () => {
  await updateState(home, (state) => state);
  expect(readdirSync(home)).toEqual(["stack.json"]);
  expect(statSync(join(home, "stack.json")).mode & 0o777).toBe(0o600);
});

it("reads nothing from a folder without a file or with a broken one", async () => {
  expect(await readState(home)).toEqual({ programs: {} });
  writeFileSync(join(home, "stack.json"), '{"programs":');
  expect(await readState(home)).toEqual({ programs: {} });
});

it("makes one password, readable by its owner alone, and keeps it", async () => {
  const password = await neo4jPassword(home);
  expect(password.length).toBeGreaterThanOrEqual(32);
  expect(await neo4jPassword(home)).toBe(password);
  const file = join(home, "neo4j-password");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("makes one owner's token for all who ask at once, readable by its owner alone", async () => {
  expect(await readOwnerToken(home)).toBeNull();
  const tokens = await Promise.all(
    Array.from({ length: 6 }, () => ownerToken(home)),
  );
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]?.length).toBeGreaterThanOrEqual(32);
  expect(await readOwnerToken(home)).toBe(tokens[0]);
  expect(readdirSync(home)).toEqual(["owner-token"]);
  expect(statSync(join(home, "owner-token")).mode & 0o777).toBe(0o600);
});
