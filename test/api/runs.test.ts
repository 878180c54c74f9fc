import { realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRun, finishRun, updateRun } from "../../src/graph/runs.js";
import { recordStep } from "../../src/graph/steps.js";
import { stepKey } from "../../src/knowledge/identity.js";
import { uniqueName } from "../graph/testGraph.js";
import { plannedStep, plantRun } from "../graph/planted.js";
import { writeOnnx } from "../io/encoders/encoderFiles.js";
import { read, writeCohort } from "../io/tables/cohortFiles.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { document } from "./documents.js";
import { plantProtocol } from "./plantedClaims.js";

let api: ApiUnderTest;
let cohort: string;
const protocol = uniqueName("protocol");

beforeAll(async () => {
  api = await openApi({ cohortRoots: [await realpath(tmpdir())] });
  await plantProtocol(api.graph, protocol);
  cohort = await writeCohort();
});
afterAll(() => api.close());

const START = document("start");

async function start(input: Record<string, unknown>) {
  const { data, errors } = await api.command(START, {
    input: { cohort, protocol, ...input },
  });
  expect(errors).toEqual([]);
  return data?.["startDiscovery"] as { __typename: string; id?: string };
}

describe("startDiscovery", () => {
  it("starts one run for one key, however often and however it is written", async () => {
    const idempotencyKey = uniqueName("key");
    const run = await start({ idempotencyKey });
    expect(run).toMatchObject({ __typename: "Run", status: "RUNNING" });
    const same = { folds: 5, seed: null, skipIncomplete: false, panel: null };
    expect(await start({ idempotencyKey, ...same })).toEqual(run);
    const { data } = await api.ask(
      "query ($id: ID!) { run(id: $id) { idempotencyKey input startedBy { name } protocol { name } } }",
      { id: run.id },
    );
    expect(data?.["run"]).toMatchObject({
      idempotencyKey,
      startedBy: { name: "owner" },
      protocol: { name: protocol },
    });
  });

  it("keeps what was read: its fingerprint, and what is worth knowing about it", async () => {
    const panel = ["MUC2", "CDX2", "CDX2"];
    const { id = "" } = await start({
      idempotencyKey: uniqueName("key"),
      panel,
    });
    const { fingerprint } = await read(cohort, { panel });
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await findRun(api.graph, id)).toMatchObject({
      cohortHash: fingerprint,
    });
    const { data } = await api.ask(
      "query ($id: ID!) { run(id: $id) { notices { code file line column value message remedy } } }",
      { id },
    );
    const run = data?.["run"] as { notices: unknown[] };
    expect(run.notices).toContainEqual({
      code: "DUPLICATE_GENE",
      file: "panel",
      line: null,
      column: "panel",
      value: "CDX2",
      message: expect.stringContaining("CDX2") as string,
      remedy: expect.any(String) as string,
    });
  });

  it("refuses another request under the same key", async () => {
    const idempotencyKey = uniqueName("key");
    await start({ idempotencyKey });
    expect(await start({ idempotencyKey, seed: 1 })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: "idempotencyKey" }],
    });
  });

  it("names every field that cannot be", async () => {
    const key = () => ({ idempotencyKey: uniqueName("key") });
    const cases: [Record<string, unknown>, string][] = [
      [{ idempotencyKey: " " }, "idempotencyKey"],
      [{ idempotencyKey: "k".repeat(201) }, "idempotencyKey"],
      [{ ...key(), cohort: "/nowhere/at/all" }, "cohort"],
      [{ ...key(), cohort: "/" }, "cohort"],
      [{ ...key(), cohort: "a\0b" }, "cohort"],
      [{ ...key(), protocol: uniqueName("none") }, "protocol"],
      [{ ...key(), folds: 1 }, "folds"],
      [{ ...key(), panel: ["MUC2", ""] }, "panel.1"],
      [{ ...key(), overlap: 0.6 }, "overlap"],
      [{ ...key(), overlap: -0.1 }, "overlap"],
      [{ ...key(), encoder: "/nowhere/card.json" }, "encoder"],
      [{ ...key(), split: "SITE_PRESERVED" }, "split"],
      [{ ...key(), split: "RANDOM", strata: "site" }, "strata"],
      [{ ...key(), strata: "stage" }, "strata"],
      [{ ...key(), strata: " " }, "strata"],
    ];
    for (const [input, path] of cases)
      expect(await start(input)).toMatchObject({
        __typename: "InvalidInput",
        issues: [{ path }],
      });
  });

  it("tells of tiles that overlap what they do, and is one request with what it leaves out", async () => {
    const idempotencyKey = uniqueName("key");
    const input = { idempotencyKey, overlap: 0.25 };
    const { id = "" } = await start(input);
    const same = { ...input, stainNormalisation: "NONE" };
    expect(await start(same)).toMatchObject({ __typename: "Run", id });
    const { data } = await api.ask(
      "query ($id: ID!) { run(id: $id) { notices { code value } } }",
      { id },
    );
    const { notices } = data?.["run"] as { notices: unknown[] };
    expect(notices).toContainEqual({ code: "TILES_OVERLAP", value: "0.25" });
    const history = await api.temporal.workflow.getHandle(id).fetchHistory();
    const [started] = history.events ?? [];
    const [payload] =
      started?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    expect(JSON.parse(String(payload?.data))).toMatchObject({
      tiling: { overlap: 0.25, stainNormalisation: "none" },
    });
  });

  it("refuses a card that its model does not fit before it reads any slide", async () => {
    const unread = await writeCohort((files) => {
      files.slides[1] = "S1,P1,absent.tif,";
    });
    const input = { idempotencyKey: uniqueName("key"), cohort: unread };
    expect(await start(input)).toMatchObject({
      issues: [{ path: "slides.csv:2:file" }],
    });
    const encoder = writeOnnx({ dimension: 7 });
    expect(await start({ ...input, encoder })).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: "encoder" }],
      message: expect.stringContaining("the card says 7 numbers") as string,
    });
  });

  it("tells that a run whose workflow was ended from outside goes on no more", async () => {
    const idempotencyKey = uniqueName("key");
    const { id = "" } = await start({ idempotencyKey });
    await api.temporal.workflow.getHandle(id).terminate("disk is full");
    expect(await start({ idempotencyKey })).toMatchObject({
      __typename: "Run",
      id,
      status: "FAILED",
    });
  });

  it("refuses more genes than the protocol plans for, and nothing is kept", async () => {
    const small = uniqueName("protocol");
    await plantProtocol(api.graph, small, { genes: 10, pairs: 20 });
    const idempotencyKey = uniqueName("key");
    expect(await start({ idempotencyKey, protocol: small })).toMatchObject({
      __typename: "InvalidInput",
      message: expect.stringMatching(/21 pairs.*at most 2 genes/) as string,
      issues: [{ path: "panel" }],
    });
    const panel = ["MUC2", "CDX2"];
    const fewer = await start({ idempotencyKey, protocol: small, panel });
    expect(fewer).toMatchObject({ __typename: "Run", status: "RUNNING" });
  });

  it("lists the faults of a cohort with their places", async () => {
    const faulty = await writeCohort((files) => {
      files.expression[1] = "P2,text,9000,3,15";
    });
    const refused = await start({
      idempotencyKey: uniqueName("key"),
      cohort: faulty,
    });
    expect(refused).toMatchObject({
      __typename: "InvalidInput",
      issues: [{ path: "expression.csv:2:MUC2" }],
    });
  });
});

describe("cancelRun", () => {
  const cancel = async (id: string) => {
    const { data, errors } = await api.command(
      "mutation ($id: ID!) { cancelRun(id: $id) { __typename ... on Run { id status } ... on InvalidInput { issues { path } message } } }",
      { id },
    );
    expect(errors).toEqual([]);
    return data?.["cancelRun"];
  };

  it("asks a run to stop, once or twice, and notes who did", async () => {
    const { id = "" } = await start({ idempotencyKey: uniqueName("key") });
    expect(await cancel(id)).toMatchObject({ __typename: "Run", id });
    expect(await cancel(id)).toMatchObject({ __typename: "Run", id });
    const who = "query ($id: ID!) { run(id: $id) { cancelledBy { name } } }";
    expect((await api.ask(who, { id })).data).toEqual({
      run: { cancelledBy: { name: "owner" } },
    });
  });

  const ended = async (id: string) => {
    const { data } = await api.ask(
      "query ($id: ID!) { run(id: $id) { status endedAt message } }",
      { id },
    );
    return data?.["run"];
  };

  it("ends a run that has no workflow, at once", async () => {
    const id = await plantRun(api.graph, uniqueName("run"));
    const cancelled = { __typename: "Run", id, status: "CANCELLED" };
    expect(await cancel(id)).toEqual(cancelled);
    expect(await ended(id)).toEqual({
      status: "CANCELLED",
      endedAt: expect.stringMatching(/^20/) as string,
      message: expect.stringContaining("no workflow") as string,
    });
    expect(await cancel(id)).toEqual(cancelled);
  });

  it("finds that a workflow was ended from outside, and why", async () => {
    const { id = "" } = await start({ idempotencyKey: uniqueName("key") });
    await api.temporal.workflow.getHandle(id).terminate("disk is full");
    expect(await cancel(id)).toMatchObject({ id, status: "FAILED" });
    expect(await ended(id)).toMatchObject({
      status: "FAILED",
      message: expect.stringContaining("disk is full") as string,
    });
  });

  it("cannot stop what is unknown or has ended", async () => {
    const unknown = `run-${"0".repeat(64)}`;
    expect(await cancel(unknown)).toMatchObject({ issues: [{ path: "id" }] });
    const id = await plantRun(api.graph, uniqueName("run"));
    const endedAt = "2026-01-02T00:00:00.000Z";
    await finishRun(api.graph, id, { status: "DONE", endedAt });
    expect(await cancel(id)).toMatchObject({
      message: "the run has ended: done",
    });
    await finishRun(api.graph, id, { status: "CANCELLED", endedAt });
    expect(await cancel(id)).toEqual({
      __typename: "Run",
      id,
      status: "CANCELLED",
    });
  });
});

describe("backend", () => {
  const ask = async (id: string) => {
    const { data } = await api.ask(
      "query ($id: ID!) { run(id: $id) { backend notices { code } } }",
      { id },
    );
    return data?.["run"];
  };

  it("is null until a model is trained, then what it was trained with", async () => {
    const run = await plantRun(api.graph, uniqueName("run"));
    await callStep(run, "none", 1);
    expect(await ask(run)).toEqual({ backend: null, notices: [] });
    await callStep(run, "wasm 4.22.0", 2);
    await callStep(run, "wasm 4.22.0", 3);
    expect(await ask(run)).toMatchObject({ backend: "wasm 4.22.0" });
    await callStep(run, "node 4.22.0", 4);
    expect(await ask(run)).toMatchObject({
      backend: "node 4.22.0, wasm 4.22.0",
    });
  });

  /** Records a step of the run that depends on a backend. */
  async function callStep(run: string, backend: string, seed: number) {
    const step = plannedStep({ run, seed, makes: [] });
    const { name, codeVersion, params } = step;
    const key = stepKey({ name, codeVersion, backend, seed, params, used: [] });
    await recordStep(api.graph, { ...step, backend, key });
  }
});

describe("progress", () => {
  const ask = async (id: string) => {
    const { data, errors } = await api.ask(
      "query ($id: ID!) { run(id: $id) { status message progress { stage done total } } }",
      { id },
    );
    expect(errors).toEqual([]);
    return data?.["run"];
  };
  const progress = [{ stage: "slides", done: 1.5, total: 3 }];

  it("is what was kept, where the run has ended or nobody answers for it", async () => {
    const id = await plantRun(api.graph, uniqueName("run"));
    expect(await ask(id)).toMatchObject({ status: "RUNNING", progress: [] });
    await updateRun(api.graph, id, { progress: JSON.stringify(progress) });
    expect(await ask(id)).toMatchObject({ progress });
    await finishRun(api.graph, id, {
      status: "FAILED",
      endedAt: "2026-01-02T00:00:00.000Z",
      message: "no slide",
    });
    expect(await ask(id)).toEqual({
      status: "FAILED",
      message: "no slide",
      progress,
    });
  });

  it("does not wait long for a worker that is away", async () => {
    const { id = "" } = await start({ idempotencyKey: uniqueName("key") });
    const begun = performance.now();
    expect(await ask(id)).toMatchObject({ status: "RUNNING", progress: [] });
    expect(performance.now() - begun).toBeLessThan(8000);
  });
});
