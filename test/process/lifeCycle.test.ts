import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { choosePort } from "../../src/cli/lifeCycle/choosePort.js";
import { rememberRunning } from "../../src/cli/lifeCycle/newcomers.js";
import { serverUrl } from "../../src/cli/lifeCycle/serverUrl.js";
import { statusLines } from "../../src/cli/lifeCycle/statusLines.js";
import { takeDown } from "../../src/cli/lifeCycle/takeDown.js";
import { connect, NotUpError } from "../../src/cli/connect.js";
import { readConfig } from "../../src/config.js";
import type { Config } from "../../src/config.js";
import { markOf } from "../../src/stack/mark.js";
import { noteUse } from "../../src/stack/uses.js";
import { findProgram, startProgram } from "../../src/stack/processes.js";

let config: Config;
const lines: string[] = [];
const log = (line: string): void => {
  lines.push(line);
};

beforeEach(() => {
  lines.length = 0;
  const home = mkdtempSync(join(tmpdir(), "histoclaim-life-"));
  config = readConfig({ HISTOCLAIM_HOME: home }, home);
});
afterEach(async () => {
  await takeDown(config, () => undefined);
  rmSync(config.home, { recursive: true });
});

/** A program that stays until it is asked to end. */
async function start(name: string, identity = ""): Promise<number> {
  const script = join(config.home, `${name}.mjs`);
  writeFileSync(script, 'console.log("ready"); setInterval(() => {}, 1000);');
  const { pid } = await startProgram(config.home, {
    name,
    script,
    ready: "ready",
    timeoutMs: 10_000,
    facts: { port: 4321 },
    identity,
  });
  return pid;
}

it("stops what was started since, and nothing that ran before", async () => {
  await start("server");
  const stopNewcomers = await rememberRunning(config, log);
  await start("worker");
  await stopNewcomers();
  expect(await findProgram(config.home, "server")).not.toBeNull();
  expect(await findProgram(config.home, "worker")).toBeNull();
  expect(lines).toEqual(["stopped the worker"]);
});

it("stops nothing while another command needs it, says so once, and stops it after", async () => {
  const stopNewcomers = await rememberRunning(config, log);
  await start("worker");
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  try {
    const needed = await markOf(other.pid!);
    await noteUse(config.home, "other", needed!);
    await stopNewcomers();
    await stopNewcomers();
    expect(await findProgram(config.home, "worker")).not.toBeNull();
    expect(lines).toEqual([
      "all is left running, since another command needs it; npx histoclaim down stops it",
    ]);
  } finally {
    await new Promise((done) => {
      other.once("close", done);
      other.kill();
    });
  }
  await stopNewcomers();
  expect(await findProgram(config.home, "worker")).toBeNull();
});

it("leaves a program that ran before and was only started anew", async () => {
  await start("server", "build 1");
  const stopNewcomers = await rememberRunning(config, log);
  const pid = await start("server", "build 2");
  await stopNewcomers();
  expect(await findProgram(config.home, "server")).toMatchObject({ pid });
});

it("takes all down, once", async () => {
  await start("server");
  await start("worker");
  expect((await takeDown(config, log)).sort()).toEqual(["server", "worker"]);
  expect(await takeDown(config, log)).toEqual([]);
});

it("says how to start a server that a command lacks", async () => {
  await expect(connect(config)).rejects.toThrow(NotUpError);
  await expect(connect(config)).rejects.toThrow(/npx histoclaim up/);
});

it("gives the server the port that it had, another where that is taken, the named one always", async () => {
  const first = await choosePort(config);
  expect(first).toBeGreaterThanOrEqual(4000);
  const other = createServer();
  await new Promise<void>((done) => {
    other.listen(first, "127.0.0.1", done);
  });
  const next = await choosePort(config);
  expect(next).not.toBe(first);
  await new Promise((done) => other.close(done));
  await start("server");
  expect(await choosePort(config)).toBe(4321);
  const named = { ...config, port: 4005, portNamed: true };
  expect(await choosePort(named)).toBe(4005);
});

it("reaches a server that listens on all addresses at this machine's own", () => {
  expect(serverUrl("0.0.0.0", 4000)).toBe("http://127.0.0.1:4000");
  expect(serverUrl("::1", 4000)).toBe("http://[::1]:4000");
  expect(serverUrl("lab.example", 80)).toBe("http://lab.example:80");
});

it("tells what runs, why better ways were not taken, and the way to a faster backend", () => {
  const down = {
    up: false,
    address: null,
    version: null,
    way: null,
    startedByUs: false,
    pid: null,
    log: null,
    refusals: [{ way: "started before", why: "none was started" }],
  };
  const text = statusLines({
    neo4j: {
      ...down,
      up: true,
      address: "bolt://127.0.0.1:7687",
      version: "5.26.30",
      way: "Maven's jars",
      pid: 12,
      refusals: [{ way: "container engine", why: "no docker" }],
    },
    temporal: down,
    worker: null,
    server: null,
    tensorflow: {
      backend: "wasm",
      version: "4.22.0",
      device: "CPU",
      hint: "install g++",
    },
    slides: { openslide: null, why: "no pip", remedy: "install OpenSlide" },
    versions: { histoclaim: "0.1.0", node: "20.19.0" },
    folders: { state: "/state", cache: "/cache" },
    tokenFile: null,
  }).join("\n");
  expect(text).toMatch(/Neo4j +up .*7687 +5\.26\.30 +Maven's jars +process 12/);
  expect(text).toMatch(/not container engine: no docker/);
  expect(text).toMatch(/Temporal +down/);
  expect(text).toMatch(/slides +pyramidal TIFF.*; no pip\n.*install OpenSlide/);
  expect(text).toMatch(/wasm 4\.22\.0 on CPU\n +install g\+\+/);
});
