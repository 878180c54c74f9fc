import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { stopDetached } from "../../src/stack/detached.js";
import { freePort } from "../../src/stack/freePort.js";
import { isAlive, markOf } from "../../src/stack/mark.js";
import {
  findProgram,
  startProgram,
  stopProgram,
} from "../../src/stack/processes.js";
import type { ProgramSpec } from "../../src/stack/processes.js";

let home = "";
const started: string[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "histoclaim-programs-"));
});
afterEach(async () => {
  for (const name of started.splice(0)) await stopProgram(home, name, 100);
  rmSync(home, { recursive: true });
});

/** A program of one line, ready by what it prints. */
function programOf(name: string, source: string): ProgramSpec {
  const script = join(home, `${name}.mjs`);
  writeFileSync(script, source);
  started.push(name);
  return { name, script, ready: "ready", timeoutMs: 10_000 };
}

const STAYS = 'console.log("ready"); setInterval(() => {}, 1000);';

it("starts a program once, finds it again and stops it", async () => {
  const spec = { ...programOf("server", STAYS), facts: { port: 4000 } };
  const first = await startProgram(home, spec);
  expect(first).toMatchObject({ startedNow: true, facts: { port: 4000 } });
  const again = await startProgram(home, spec);
  expect(again).toMatchObject({ startedNow: false, pid: first.pid });
  expect(await findProgram(home, "server")).toMatchObject({ pid: first.pid });
  expect(statSync(first.log).mode & 0o777).toBe(0o600);
  expect(await stopProgram(home, "server")).toBe(true);
  expect(await findProgram(home, "server")).toBeNull();
  expect(await stopProgram(home, "server")).toBe(false);
});

it("starts a program anew whose build or settings changed", async () => {
  const spec = programOf("worker", STAYS);
  const first = await startProgram(home, { ...spec, identity: "build 1" });
  const same = await startProgram(home, { ...spec, identity: "build 1" });
  expect(same).toMatchObject({ startedNow: false, pid: first.pid });
  const next = await startProgram(home, { ...spec, identity: "build 2" });
  expect(next).toMatchObject({ startedNow: true, identity: "build 2" });
  expect(next.pid).not.toBe(first.pid);
  expect(await markOf(first.pid)).toBeNull();
});

it("tells the last words of a program that ends before it is ready", async () => {
  const spec = programOf(
    "broken",
    'console.error("no port left");process.exit(3)',
  );
  const failed = startProgram(home, spec);
  await expect(failed).rejects.toThrow(/broken ended.*no port left/s);
  expect(await findProgram(home, "broken")).toBeNull();
});

it("ends a program by force that does not end when asked", async () => {
  const source = `process.on("SIGTERM", () => {}); ${STAYS}`;
  const { pid } = await startProgram(home, programOf("stubborn", source));
  const mark = await markOf(pid);
  if (mark === null) throw new Error("the program ended by itself");
  expect(await stopDetached(mark, 100)).toBe("killed");
  expect(await isAlive(mark)).toBe(false);
  expect(await stopDetached(mark, 100)).toBe("gone");
});

it("puts a log aside that has grown long, and goes on with a short one", async () => {
  const logs = join(home, "logs");
  mkdirSync(logs);
  const spec = programOf("talker", STAYS);
  writeFileSync(join(logs, "talker.log"), "x".repeat(9 << 20));
  const { log } = await startProgram(home, spec);
  expect(readFileSync(log, "utf8")).toBe("ready\n");
  expect(statSync(`${log}.before`).size).toBe(9 << 20);
});

it("does not take a later process of the same id for the one it started", async () => {
  const own = await markOf(process.pid);
  if (own === null) throw new Error("this process has no mark");
  expect(await isAlive(own)).toBe(true);
  expect(await isAlive({ ...own, birth: `${own.birth}0` })).toBe(false);
});

it("gives a folder the same port again, another where it is taken", async () => {
  const port = await freePort(home, 21_000);
  expect(port).toBeGreaterThanOrEqual(21_000);
  expect(port).toBeLessThan(21_100);
  const taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen(port, "127.0.0.1", resolve);
  });
  const other = await freePort(home, 21_000);
  expect(other).not.toBe(port);
  await new Promise((resolve) => taken.close(resolve));
});
