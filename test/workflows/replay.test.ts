import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import proto from "@temporalio/proto";
import { DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import { beforeAll, expect, it } from "vitest";
import { builtWorkflows } from "./builtWorkflows.js";

const { History } = proto.temporal.api.history.v1;

/** Written by recordHistories.mjs. */
const HISTORIES = join(import.meta.dirname, "histories");

const WORKFLOWS = join(import.meta.dirname, "../../workflows");

const names = readdirSync(HISTORIES).sort();

const historyOf = (name: string) =>
  History.decode(readFileSync(join(HISTORIES, name)));

const logger = new DefaultLogger("ERROR");

let workflows: Awaited<ReturnType<typeof builtWorkflows>>;
beforeAll(async () => {
  Runtime.install({ logger });
  workflows = await builtWorkflows();
});

/** A run that began under an earlier version must be able to end under this one. */
it("replays the histories of earlier runs without a difference", async () => {
  const histories = names.map((name) => ({
    workflowId: name,
    history: historyOf(name),
  }));
  const replayed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: workflows },
    histories,
  )) {
    expect(error, workflowId).toBeUndefined();
    replayed.push(workflowId);
  }
  expect(replayed.sort()).toEqual(names);
  // Every workflow is among them, and whatever can become of a run.
  const index = readFileSync(join(WORKFLOWS, "index.ts"), "utf8");
  const kinds = [...index.matchAll(/^export \{ (\w+) \}/gm)];
  expect(new Set(names.map((name) => name.split("-")[0]))).toEqual(
    new Set(kinds.map(([, kind]) => kind)),
  );
  for (const end of ["completed", "failed", "cancelled"])
    expect(names.join(" ")).toContain(`discover-${end}`);
});

it("tells a history that this version could not have made", async () => {
  const history = historyOf("discover-completed-1.bin");
  const settles = history.events.find(
    (event) =>
      event.activityTaskScheduledEventAttributes?.activityType?.name ===
      "settleBags",
  );
  settles!.activityTaskScheduledEventAttributes!.activityType!.name =
    "settleSlides";
  const replay = Worker.runReplayHistory(
    { workflowBundle: workflows },
    history,
  );
  await expect(replay).rejects.toThrow(/nondeterminism/i);
});
