import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { clearLockedPorts } from "get-port";
import neo4j from "neo4j-driver";
import { afterAll, afterEach, expect, it } from "vitest";
import { readConfig } from "../../src/config.js";
import type { Config } from "../../src/config.js";
import { freePort } from "../../src/stack/freePort.js";
import type { Neo4jServer } from "../../src/stack/service.js";
import { stackStatus } from "../../src/stack/stackStatus.js";
import { startStack } from "../../src/stack/startStack.js";
import type { Stack } from "../../src/stack/startStack.js";
import { stopStack } from "../../src/stack/stopStack.js";

const lines: string[] = [];
const log = (line: string): void => {
  lines.push(line);
};

const homes: string[] = [];
/** The settings of a checkout of its own, with the shared cache. */
function checkout(): Config {
  const home = mkdtempSync(join(tmpdir(), "histoclaim-stack-"));
  homes.push(home);
  const { HISTOCLAIM_CACHE } = process.env;
  return readConfig(
    { HISTOCLAIM_CACHE, HISTOCLAIM_HOME: home },
    resolve(import.meta.dirname, "../.."),
  );
}

const taken: Server[] = [];
async function occupy(port: number): Promise<void> {
  const server = createServer();
  taken.push(server);
  await new Promise<void>((done) => {
    server.listen(port, "127.0.0.1", done);
  });
}

afterEach(() => {
  for (const server of taken.splice(0)) server.close();
});
afterAll(async () => {
  for (const home of homes) {
    await stopStack({ config: { ...config, home }, log });
    rmSync(home, { recursive: true, force: true });
  }
});

async function ask(server: Neo4jServer, query: string): Promise<unknown> {
  const { uri, user, password } = server;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
  });
  try {
    const { records } = await driver.executeQuery(query);
    return records[0]?.get(0);
  } finally {
    await driver.close();
  }
}

function killed(pid: number | undefined): void {
  if (pid === undefined) throw new Error("the server has no process of ours");
  process.kill(pid, "SIGKILL");
}

const config = checkout();
let first: Stack;
let other: Stack;

it("lets two checkouts start at once, each with its own data", async () => {
  [first, other] = await Promise.all([
    startStack({ config, log }),
    startStack({ config: checkout(), log }),
  ]);
  expect(first.neo4j.uri).not.toBe(other.neo4j.uri);
  expect(first.temporal.address).not.toBe(other.temporal.address);
  expect(first.neo4j.password).not.toBe(other.neo4j.password);
});

it("takes Neo4j's classes from the archive that was made of them", ({
  skip,
}) => {
  const { pid, way } = first.neo4j;
  if (way !== "Maven's jars" || process.platform !== "linux") skip();
  // Java maps only an archive that it accepts.
  expect(readFileSync(`/proc/${pid}/maps`, "utf8")).toContain("neo4j.jsa");
});

it("keeps data over a stop, survives kill -9, goes round taken ports", async () => {
  expect(first.neo4j).toMatchObject({ startedNow: true });
  expect(first.temporal).toMatchObject({ startedNow: true });
  await ask(first.neo4j, "CREATE (:Kept)");

  const again = await startStack({ config, log });
  expect(again.neo4j).toEqual({ ...first.neo4j, startedNow: false });
  expect(again.temporal).toEqual({ ...first.temporal, startedNow: false });

  await stopStack({ config, log });
  expect(await ask(other.neo4j, "RETURN 1")).toBe(1);
  const stopped = await stackStatus(config);
  expect([stopped.neo4j.up, stopped.temporal.up]).toEqual([false, false]);
  // A new process, as `up` is, does not remember what it chose before.
  clearLockedPorts();
  const own = await freePort(config.home, 7687);
  expect(first.neo4j.uri).toBe(`bolt://127.0.0.1:${own}`);
  await occupy(own);
  await occupy(await freePort(config.home, 7233));
  const second = await startStack({ config, log });
  expect(second.neo4j.uri).not.toBe(first.neo4j.uri);
  expect(second.temporal.address).not.toBe(first.temporal.address);
  expect(second.neo4j.password).toBe(first.neo4j.password);
  expect(await ask(second.neo4j, "MATCH (k:Kept) RETURN count(k)")).toBe(1);

  killed(second.neo4j.pid);
  killed(second.temporal.pid);
  const third = await startStack({ config, log });
  expect(third.neo4j.pid).not.toBe(second.neo4j.pid);
  expect(await ask(third.neo4j, "MATCH (k:Kept) RETURN count(k)")).toBe(1);
  const { neo4j: status } = await stackStatus(config);
  expect(status).toMatchObject({ up: true, startedByUs: true });
  expect(status.version).toMatch(/^\d+\.\d+/);
  expect(status.refusals.length).toBeGreaterThan(1);
});

it("takes the addresses in the settings, and stops nothing of theirs", async () => {
  const settings: Config = {
    ...checkout(),
    neo4j: other.neo4j,
    temporal: other.temporal,
  };
  const found = await startStack({ config: settings, log });
  expect(found.neo4j).toMatchObject({
    uri: other.neo4j.uri,
    way: "address in the settings",
    startedNow: false,
  });
  await stopStack({ config: settings, log });
  expect(await ask(other.neo4j, "RETURN 1")).toBe(1);
  const wrong = { ...other.neo4j, password: "not-the-password" };
  const refused = startStack({ config: { ...settings, neo4j: wrong }, log });
  await expect(refused).rejects.toThrow(/HISTOCLAIM_NEO4J_URI .* let neo4j in/);
});

it("says what it starts, and no password", () => {
  expect(lines.filter((line) => line.startsWith("starts"))).not.toEqual([]);
  for (const home of homes.slice(0, 1)) {
    const password = readFileSync(join(home, "neo4j-password"), "utf8").trim();
    expect(lines.join("\n")).not.toContain(password);
  }
});
