import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { markOf } from "../../src/stack/mark.js";

const MAIN = resolve(import.meta.dirname, "../../dist/src/cli/main.js");
const home = mkdtempSync(join(tmpdir(), "histoclaim-up-"));

/** What a command came to. */
interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line on a state folder of its own. */
function histoclaim(...args: string[]): Promise<Ended> {
  const env = { ...process.env, HISTOCLAIM_HOME: home };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...args],
      { env },
      (_, stdout, stderr) => {
        done({ code: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}

afterAll(async () => {
  await histoclaim("down");
  rmSync(home, { recursive: true, force: true });
});

const program = z.object({ pid: z.number(), startedNow: z.boolean() });
const upForm = z.object({
  url: z.string(),
  tokenFile: z.string(),
  neo4j: z.object({ pid: z.number(), startedNow: z.boolean() }),
  temporal: z.object({ pid: z.number(), startedNow: z.boolean() }),
  worker: program,
  server: program,
});

async function up(): Promise<z.infer<typeof upForm>> {
  const { code, stdout, stderr } = await histoclaim("up", "--json");
  expect(code, stderr).toBe(0);
  return upForm.parse(JSON.parse(stdout));
}

it("up starts what is missing and nothing twice, down leaves nothing running", async () => {
  const first = await up();
  for (const part of [first.neo4j, first.temporal, first.worker, first.server])
    expect(part.startedNow).toBe(true);
  expect((await fetch(`${first.url}/health`)).ok).toBe(true);
  const token = readFileSync(first.tokenFile, "utf8").trim();
  expect(statSync(first.tokenFile).mode & 0o777).toBe(0o600);

  const again = await up();
  for (const part of ["neo4j", "temporal", "worker", "server"] as const)
    expect(again[part]).toMatchObject({
      pid: first[part].pid,
      startedNow: false,
    });

  process.kill(first.worker.pid, "SIGKILL");
  const mended = await up();
  expect(mended.worker).toMatchObject({ startedNow: true });
  expect(mended.server.pid).toBe(first.server.pid);

  const status = await histoclaim("status", "--json");
  expect(JSON.parse(status.stdout)).toMatchObject({
    neo4j: { up: true, startedByUs: true },
    temporal: { up: true, startedByUs: true },
    worker: { up: true, pid: mended.worker.pid },
    server: { up: true, url: first.url },
    tensorflow: { device: expect.stringMatching(/CPU|GPU/) },
  });
  for (const log of ["worker", "server", "neo4j", "temporal"]) {
    const text = readFileSync(join(home, "logs", `${log}.log`), "utf8");
    const password = readFileSync(join(home, "neo4j-password"), "utf8").trim();
    expect(text).not.toContain(token);
    expect(text).not.toContain(password);
  }

  const down = await histoclaim("down", "--json");
  expect(JSON.parse(down.stdout).stopped.sort()).toEqual(
    ["neo4j", "server", "temporal", "worker"].sort(),
  );
  for (const { pid } of [
    mended.neo4j,
    mended.temporal,
    mended.worker,
    mended.server,
  ])
    expect(await markOf(pid)).toBeNull();
  expect(readFileSync(first.tokenFile, "utf8").trim()).toBe(token);
});

it("a command that needs the server says how to start it, and ends with 1", async () => {
  const { code, stdout, stderr } = await histoclaim("runs", "--json");
  expect(code).toBe(1);
  expect(stderr).toMatch(/npx histoclaim up/);
  expect(JSON.parse(stdout)).toMatchObject({ error: { name: "NotUpError" } });
});
