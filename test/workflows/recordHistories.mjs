// Records histories of finished runs for replay.test.ts: node test/workflows/recordHistories.mjs, after npm run build.
// To be run again whenever workflows/ changes on purpose in a way that old runs could not follow. With names of parts, only
// those: runs (discoveries, whatever becomes of them), claims (what is done with one afterwards), subtypes.
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

const parts = process.argv.slice(2);
const isAsked = (part) => parts.length === 0 || parts.includes(part);
/** Which part a workflow is recorded in. */
const partOf = (type) =>
  ({ discover: "runs", subtype: "subtypes" })[type] ?? "claims";

const env = { ...process.env, HISTOCLAIM_HOME: HOME };

/** @returns what the command printed as JSON, also where it failed */
const commandAs = (own, ...args) =>
  new Promise((done) => {
    console.log(`> ${args.join(" ")}`);
    execFile(
      process.execPath,
      [MAIN, ...args, "--json"],
      { env: { ...env, ...own }, maxBuffer: 1 << 26 },
      (_, stdout) => done(stdout.trim() === "" ? null : JSON.parse(stdout)),
    );
  });

const command = (...args) => commandAs({}, ...args);

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

/** A blind reading of a claim from beginning to end, by a reader of its own. */
async function readBlind(claim) {
  const who = ["--role", "reviewer", "--name", "reader"];
  const { secret } = await command("token", "create", ...who);
  const readBy = (...args) =>
    commandAs({ HISTOCLAIM_TOKEN: secret }, "reading", ...args);
  const size = ["--tiles", "3"];
  const { reading } = await command("reading", "start", claim, ...size);
  const { items } = await readBy("show", reading);
  const sheet = join(HOME, "answers.csv");
  const rows = items.map(({ id }, i) => `${id},${i % 2 === 0 ? "YES" : "NO"}`);
  await writeFile(sheet, ["item,answer", ...rows].join("\n"));
  await readBy("submit", reading, sheet);
  await command("reading", "close", reading);
}

/** Of the first record of PROV-JSON that says so of itself. */
function idOf(records, attribute, value) {
  const says = (said) => said?.$ ?? said;
  const of = Object.entries(records);
  const [name] = of.find(([, own]) => says(own[attribute]) === value);
  return name.slice("histoclaim:".length);
}

/** What is done with a claim after its run: a picture, verdicts, a look at other cohorts, a reading, a withdrawal and its end. */
async function governed(claim) {
  await command("claim", claim, "--pictures", join(HOME, "pictures"));
  await command("judge", claim, "--protocol", "explore");
  await command("compare", claim);
  await readBlind(claim);
  const { activity, entity } = await command("lineage", claim);
  const step = idOf(activity, "histoclaim:name", "splitCohort");
  await command("replicate", step);
  const patient = idOf(entity, "prov:type", "histoclaim:Patient");
  const why = ["--reason", "recorded for replay"];
  await command("withdraw", patient, ...why);
  await command("reinstate", patient, ...why);
}

const { History } = proto.temporal.api.history.v1;

/** Who worked on it, on which machine, is nobody's business. */
function anonymous(part) {
  if (part === null || typeof part !== "object" || ArrayBuffer.isView(part))
    return;
  if (typeof part.identity === "string") part.identity = "worker";
  Object.values(part).forEach(anonymous);
}

/** Discoveries that are cancelled, that fail, and that go on without a slide. */
async function discoveries(client) {
  await cancelled(client);
  await damageOneSlide();
  await command("discover", COHORT);
  await command("discover", COHORT, "--skip-incomplete");
}

await rm(HOME, { recursive: true, force: true });
const size = ["--tiles", "48", "--genes", "14", "--sites", "2"];
const simulate = (dir, patients) =>
  command("simulate", dir, "--patients", patients, ...size, "--seed", "301");
const up = await command("up");
try {
  const connection = await Connection.connect({ address: up.temporal.address });
  const client = new Client({ connection });
  if (isAsked("runs") || isAsked("claims")) {
    await simulate(COHORT, "8");
    const [{ id }] = (await command("discover", COHORT)).claims;
    if (isAsked("claims")) await governed(id);
    if (isAsked("runs")) await discoveries(client);
  }
  if (isAsked("subtypes")) {
    const classes = join(HOME, "cohorts", "classes");
    await simulate(classes, "40");
    await command("subtype", classes, "--folds", "2");
  }
  if (parts.length === 0) await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const counts = {};
  for await (const { workflowId, type, status } of client.workflow.list()) {
    if (!isAsked(partOf(type))) continue;
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
