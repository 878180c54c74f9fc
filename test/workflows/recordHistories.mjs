// Records histories of finished runs for replay.test.ts: node test/workflows/recordHistories.mjs, after npm run build.
// To be run again whenever workflows/ changes on purpose in a way that old runs could not follow.
import { execFile } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Connection } from "@temporalio/client";
import proto from "@temporalio/proto";
import { damageTiles } from "../e2e/damageTiles.mjs";

const MAIN = resolve(import.meta.dirname, "../../dist/src/cli/main.js");
const OUT = join(import.meta.dirname, "histories");
/** The same wherever it is recorded: paths are part of what is kept. */
const HOME = join(tmpdir(), "histoclaim-histories");
const COHORT = join(HOME, "cohorts", "small");

const env = { ...process.env, HISTOCLAIM_HOME: HOME };

/** @returns what the command printed as JSON, also where it failed */
const command = (...args) =>
  new Promise((done) => {
    console.log(`> ${args.join(" ")}`);
    execFile(
      process.execPath,
      [MAIN, ...args, "--json"],
      { env, maxBuffer: 1 << 26 },
      (_, stdout) => done(stdout.trim() === "" ? null : JSON.parse(stdout)),
    );
  });

async function damageOneSlide() {
  const folder = join(COHORT, "slides");
  const [name] = (await readdir(folder)).sort();
  await damageTiles(join(folder, name));
}

/** Starts a run, waits until training has begun, and cancels it. */
async function cancelled(client) {
  const following = command("discover", COHORT, "--seed", "1");
  for (;;) {
    const running = client.workflow.list({
      query: "WorkflowType = 'discover' AND ExecutionStatus = 'Running'",
    });
    for await (const { workflowId } of running) {
      const stages = await client.workflow
        .getHandle(workflowId)
        .query("progress");
      if (
        stages.some(({ stage, total }) => stage === "training" && total > 0)
      ) {
        await command("cancel", workflowId);
        await following;
        return;
      }
    }
    await sleep(100);
  }
}

const { History } = proto.temporal.api.history.v1;

/** Who worked on it, on which machine, is nobody's business. */
function anonymous(part) {
  if (part === null || typeof part !== "object" || ArrayBuffer.isView(part))
    return;
  if (typeof part.identity === "string") part.identity = "worker";
  Object.values(part).forEach(anonymous);
}

await rm(HOME, { recursive: true, force: true });
const size = [
  "--patients",
  "8",
  "--tiles",
  "48",
  "--genes",
  "14",
  "--sites",
  "2",
];
await command("simulate", COHORT, ...size, "--seed", "301");
const up = await command("up");
try {
  const connection = await Connection.connect({ address: up.temporal.address });
  const client = new Client({ connection });
  const done = await command("discover", COHORT);
  const [{ id }] = done.claims;
  await command("claim", id, "--pictures", join(HOME, "pictures"));
  await cancelled(client);
  await damageOneSlide();
  await command("discover", COHORT);
  await command("discover", COHORT, "--skip-incomplete");
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const counts = {};
  for await (const { workflowId, type, status } of client.workflow.list()) {
    const kind = `${type}-${status.name.toLowerCase()}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
    const history = await client.workflow.getHandle(workflowId).fetchHistory();
    anonymous(history);
    const path = join(OUT, `${kind}-${counts[kind]}.bin`);
    await writeFile(path, History.encode(history).finish());
    console.log(`wrote ${path}: ${history.events.length} events`);
  }
  await connection.close();
} finally {
  await command("down");
  await rm(HOME, { recursive: true, force: true });
}
