import {
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunState } from "../../src/cli/followRun.js";
import { findRunByKey } from "../../src/graph/runs.js";
import { STAGES } from "../../workflows/stages.js";
import { document } from "../api/documents.js";
import { damageTiles } from "./damageTiles.mjs";
import { stageTimes } from "./stageTimes.js";
import type { Up } from "./system.js";
import { System } from "./system.js";
import { untilUnderWay } from "./untilUnderWay.js";

const system = new System();
const cohort = join(system.home, "cohorts", "small");
let up: Up;

const sizeOf = (patients: number, tiles: number): string[] => {
  const size = { patients, tiles, genes: 14, sites: 2 };
  return Object.entries(size).flatMap(([key, n]) => [`--${key}`, String(n)]);
};

beforeAll(async () => {
  await system.json("simulate", cohort, ...sizeOf(12, 9), "--seed", "301");
});
afterAll(() => system.end());

/** What `up` starts. */
const PARTS = ["neo4j", "temporal", "worker", "server"] as const;

it("up starts what is missing and nothing twice, and status tells of it", async () => {
  const first = await system.up();
  for (const part of PARTS) expect(first[part].startedNow).toBe(true);
  expect((await fetch(`${first.url}/health`)).ok).toBe(true);
  expect(statSync(first.tokenFile).mode & 0o777).toBe(0o600);
  up = await system.up();
  for (const part of PARTS)
    expect(up[part]).toMatchObject({ pid: first[part].pid, startedNow: false });
  expect(await system.json("status")).toMatchObject({
    neo4j: { up: true, startedByUs: true },
    temporal: { up: true, startedByUs: true },
    worker: { up: true, pid: up.worker.pid },
    server: { up: true, url: up.url },
    tensorflow: { device: expect.stringMatching(/CPU|GPU/) as string },
  });
});

interface Started {
  readonly startDiscovery: {
    readonly __typename: string;
    readonly id?: string;
    readonly message?: string;
    readonly issues?: readonly { readonly path: string }[];
  };
}

async function start(
  idempotencyKey: string,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Started["startDiscovery"]> {
  // Folds and shuffled sets are alike, and training is most of what a run takes.
  const few = { folds: 2, shuffles: 4 };
  const input = { idempotencyKey, cohort, ...few, ...change };
  const { startDiscovery } = await system.ask<Started>(document("start"), {
    input,
  });
  return startDiscovery;
}

const ended = ({ status }: RunState): boolean => status !== "RUNNING";

const begun =
  (stage: string) =>
  (run: RunState): boolean =>
    ended(run) ||
    run.progress.some((one) => one.stage === stage && one.total > 0);

/** Everything that must hold of the graph after whatever happened. */
async function expectSound(): Promise<void> {
  const [twice] = await system.cypher(
    "MATCH (s:Step) WITH s.key AS key, count(*) AS n WHERE n > 1 RETURN count(*) AS n",
  );
  expect(twice).toEqual({ n: 0 });
  const [orphans] = await system.cypher(
    `MATCH (e) WHERE (e:TileSet OR e:Embedding OR e:Model OR e:Prediction OR e:EvidenceLine OR e:Verdict)
       AND NOT (e)-[:WAS_GENERATED_BY]->(:Step) RETURN count(*) AS n`,
  );
  expect(orphans).toEqual({ n: 0 });
}

// Nothing is SUPPORTED in so small a cohort, and nothing drawn; no control is asked for.
const WORKED = STAGES.filter(
  (name) => name !== "pictures" && name !== "controls",
);

/**
 * Kills the worker as soon as it is at work on each of these stages, and brings up another. The steps that were finished
 * by then are added to `finished`.
 * @returns stages in which the worker died, as the workflow's history tells: one that is over in no time may be missed
 */
async function killIn(
  id: string,
  stages: readonly string[],
  finished: Set<string>,
): Promise<string[]> {
  const kills: number[] = [];
  for (const stage of stages) {
    await untilUnderWay(up.temporal.address, id, stage);
    process.kill(up.worker.pid, "SIGKILL");
    kills.push(Date.now());
    for (const { key } of await system.cypher(
      "MATCH (s:Step) RETURN s.key AS key",
    ))
      finished.add(String(key));
    up = await system.up();
    expect(up.worker.startedNow).toBe(true);
  }
  const run = await system.until(id, ended);
  expect(run).toMatchObject({ status: "DONE" });
  const times = await stageTimes(up.temporal.address, id);
  return stages.filter((stage) => {
    const { from, to } = times.get(stage)!;
    return kills.some((at) => from <= at && at < to);
  });
}

it("goes on after kill -9 of the worker in every stage, and does no finished step twice", async () => {
  const finished = new Set<string>();
  let left: readonly string[] = WORKED;
  // A stage that was too short to be caught is tried for once more, in a run of its own.
  for (const seed of [0, 5]) {
    if (left.length === 0) break;
    const { id } = await start(`killed ${seed}`, { seed });
    const killed = await killIn(id!, left, finished);
    left = left.filter((stage) => !killed.includes(stage));
  }
  expect(left, "stages in which no worker was killed").toEqual([]);
  await expectSound();
  const computed = system.computedSteps();
  const again = [...finished].filter(
    (key) => computed.filter((one) => one === key).length > 1,
  );
  expect(again).toEqual([]);
  expect(finished.size).toBeGreaterThan(30);
});

it("finds every step again where it is asked the same", async () => {
  const before = system.computedSteps().length;
  const { id } = await start("again");
  const run = await system.until(id!, ended);
  expect(run.status).toBe("DONE");
  expect(system.computedSteps()).toHaveLength(before);
});

/** Starts a run and kills the server once the run is in the graph. @returns what the server had answered, or null */
async function startAndKill(
  idempotencyKey: string,
): Promise<Started["startDiscovery"] | null> {
  const graph = system.openGraph();
  try {
    // The connection is there before the run is: the answer follows it closely.
    await graph.verify();
    const sent = start(idempotencyKey, { seed: 1 }).catch(() => null);
    // The run is in the graph before the workflow starts, and the answer comes after both.
    for (let found = null; found === null;)
      found = await findRunByKey(graph, idempotencyKey);
    process.kill(up.server.pid, "SIGKILL");
    return await sent;
  } finally {
    await graph.close();
    up = await system.up();
  }
}

it("starts one run for a key, also where the server is killed before it answers", async () => {
  let key = "";
  let answered: Awaited<ReturnType<typeof startAndKill>> | undefined;
  // Where the answer came before the kill, nothing was tried.
  for (let attempt = 0; attempt < 6 && answered !== null; attempt++) {
    key = `answerless ${attempt}`;
    answered = await startAndKill(key);
  }
  expect(answered, "the server's answer").toBeNull();
  const first = await start(key, { seed: 1 });
  const second = await start(key, { seed: 1 });
  expect(first).toMatchObject({ __typename: "Run", id: second.id });
  const other = await start(key, { seed: 2 });
  expect(other.__typename).toBe("InvalidInput");
  expect(other.issues).toMatchObject([{ path: "idempotencyKey" }]);
  const run = await system.until(first.id!, ended);
  expect(run.status).toBe("DONE");
});

it("waits for a Neo4j that is stopped and started during a run", async () => {
  const { id } = await start("away", { seed: 3 });
  await system.until(id!, begun("training"));
  process.kill(up.neo4j.pid, "SIGTERM");
  await sleep(4000);
  up = await system.up();
  expect(up.neo4j.startedNow).toBe(true);
  const run = await system.until(id!, ended);
  expect(run.status).toBe("DONE");
  await expectSound();
});

it("stops cleanly when it is cancelled, and a run can be started after", async () => {
  const { id } = await start("stopped", { seed: 4 });
  await system.until(id!, begun("training"));
  const { code, stderr } = await system.command("cancel", id!);
  expect(code, stderr).toBe(0);
  const run = await system.until(id!, ended);
  expect(run.status).toBe("CANCELLED");
  const listed = await system.command("runs");
  expect(listed.stdout).toMatch(/cancelled/i);
});

it("refuses a slide that is cut before any work, and goes on without its patient where that is asked", async () => {
  const path = firstSlide(cohort);
  const whole = readFileSync(path);
  // The header and the first tiles are there.
  truncateSync(path, Math.floor(whole.length / 2));
  const refused = await start("cut");
  expect(refused.__typename).toBe("InvalidInput");
  expect(JSON.stringify(refused.issues)).toContain("slides.csv");
  expect(JSON.stringify(refused.issues)).toContain("SIM-01");
  const { id } = await start("cut, left out", { skipIncomplete: true });
  await expectLeftOut(id!);
  writeFileSync(path, whole);
});

it("stops by name at a slide that cannot be decoded in the middle, and says how to go on", async () => {
  const wide = join(system.home, "cohorts", "wide");
  await system.json("simulate", wide, ...sizeOf(8, 48), "--seed", "302");
  const path = firstSlide(wide);
  await damageTiles(path);
  const stopped = await start("damaged", { cohort: wide });
  expect(stopped.__typename).toBe("Run");
  const failed = await system.until(stopped.id!, ended);
  expect(failed.status).toBe("FAILED");
  expect(failed.message).toContain(basename(path));
  expect(failed.message).toContain("--skip-incomplete");
  await expectSound();
  const change = { cohort: wide, skipIncomplete: true };
  const { id } = await start("damaged, left out", change);
  await expectLeftOut(id!);
});

it("down leaves nothing running, and no log tells a secret", async () => {
  const secret = (file: string): string => readFileSync(file, "utf8").trim();
  const token = secret(up.tokenFile);
  const password = secret(join(system.home, "neo4j-password"));
  for (const part of PARTS) {
    const log = join(system.home, "logs", `${part}.log`);
    const text = readFileSync(log, "utf8");
    expect(text).not.toContain(token);
    expect(text).not.toContain(password);
  }
  const { stopped } = (await system.json("down")) as { stopped: string[] };
  expect(stopped.sort()).toEqual([...PARTS].sort());
  expect(system.processes()).toEqual([]);
  expect(secret(up.tokenFile)).toBe(token);
});

it("a command that needs the server says how to start it, and ends with 1", async () => {
  const { code, stdout, stderr } = await system.command("runs", "--json");
  expect(code).toBe(1);
  expect(stderr).toMatch(/npx histoclaim up/);
  expect(JSON.parse(stdout)).toMatchObject({ error: { name: "NotUpError" } });
});

const firstSlide = (folder: string): string =>
  join(folder, "slides", readdirSync(join(folder, "slides")).sort()[0]!);

async function expectLeftOut(id: string): Promise<void> {
  const run = await system.until(id, ended);
  expect(run.status).toBe("DONE");
  expect(run.message).toMatch(/^1 of the patients were left out: SIM-0?1 /);
}
