import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callStep, recordStep } from "../../src/graph/steps.js";
import { finishRun, updateRun } from "../../src/graph/runs.js";
import { plannedStep, plantRun } from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { listenTo, type Listening } from "./listening.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort } from "./plantedCohort.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi({ deps: { socketLimits: { pollMs: 100 } } });
});
afterAll(() => api.close());

const CLAIMS = `subscription ($after: String) {
  claimEvents(after: $after) { cursor index kind subject { id } claim { id statement } } }`;
const RUN = `subscription ($run: ID!, $after: String) {
  runEvents(runId: $run, after: $after) { cursor kind step { id } run { status } progress { stage done total } } }`;

interface Event {
  readonly cursor: string;
}

/** Hears events until told to stop, over sockets that are cut after so many events each. */
async function hear<T extends Event>(
  open: (after: string | null) => Listening<Record<string, T>>,
  { cutEvery, until }: { cutEvery: number; until: (event: T) => boolean },
  after: string | null = null,
): Promise<T[]> {
  const heard: T[] = [];
  let listening = open(after);
  for (;;) {
    const told = await listening.next();
    const event = told === null ? null : Object.values(told)[0]!;
    if (event !== null) heard.push(event);
    if (event === null || until(event)) {
      listening.cut();
      return heard;
    }
    if (heard.length % cutEvery === 0) {
      listening.cut();
      listening = open(event.cursor);
    }
  }
}

interface ClaimEvent extends Event {
  readonly index: number;
  readonly kind: string;
  readonly subject: { readonly id: string };
  readonly claim: { readonly id: string } | null;
}

describe("claimEvents", () => {
  it("tell each version and verdict once, in the log's order, however often the socket is cut", async () => {
    const { data } = await api.ask("{ claimEventCursor }");
    const after = (data?.["claimEventCursor"] ?? null) as string | null;
    const { run, cohort, gene } = await plantCohort(api.graph);
    const plan = { gene: String(gene.props["symbol"]), cohort: cohort.id };
    const planting = (async () => {
      const planted = [];
      for (let seed = 1; seed <= 5; seed++)
        planted.push(
          ...(await plantClaims(
            api.graph,
            run,
            [0, 1, 2].map((i) => ({
              ...plan,
              morphology: `m${String(seed)}${String(i)}`,
              verdict: {},
            })),
            seed,
          )),
        );
      return planted;
    })();
    const mine = new Set<string>();
    const heard = await hear<ClaimEvent>(
      (from) =>
        listenTo(api.url, { query: CLAIMS, variables: { after: from } }),
      {
        cutEvery: 4,
        until: ({ subject, claim, kind }) => {
          // Other tests write to the same log.
          if (claim !== null && kind === "verdict") mine.add(subject.id);
          return mine.size >= 15;
        },
      },
      after,
    );
    const planted = await planting;
    const indices = heard.map(({ index }) => index);
    expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
    const kept = await api.graph.read(async (tx) => {
      const { records } = await tx.run(
        `MATCH (e:LogEntry) WHERE $first <= e.index <= $last
           AND e.kind IN ['claim-version', 'verdict', 'review', 'withdrawal', 'reinstatement']
         RETURN e.index AS index ORDER BY index`,
        { first: indices[0], last: indices.at(-1) },
      );
      return records.map((row) => Number(row.get("index")));
    });
    expect(indices).toEqual(kept);
    const told = new Map(heard.map((event) => [event.subject.id, event]));
    for (const { claim, version, verdict } of planted.slice(0, 3))
      for (const node of [version, verdict])
        expect(told.get(node!.id)?.claim?.id).toBe(claim.id);
  });

  it("refuse a cursor that is not theirs", async () => {
    for (const after of [
      "x",
      "",
      Buffer.from('["claimEvents",-1]').toString("base64url"),
    ]) {
      const listening = listenTo(api.url, {
        query: CLAIMS,
        variables: { after },
      });
      await expect(listening.next()).rejects.toMatchObject([
        { extensions: { code: "BAD_USER_INPUT" } },
      ]);
      listening.cut();
    }
  });
});

interface RunEvent extends Event {
  readonly kind: string;
  readonly step: { readonly id: string } | null;
  readonly run: { readonly status: string };
}

const listenToRun = (run: string) => (after: string | null) =>
  listenTo<Record<string, RunEvent>>(api.url, {
    query: RUN,
    variables: { run, after },
  });

describe("runEvents", () => {
  it.each([1, 3, 1000])(
    "tell the start, each step once and the end, where the socket is cut after every %i",
    async (cutEvery) => {
      const name = uniqueName("run");
      const run = await plantRun(api.graph, name);
      const before = await plantRun(api.graph, `${name} before`);
      const { step: old } = await recordStep(
        api.graph,
        plannedStep({ run: before, name, seed: 99, minute: 1 }),
      );
      const working = (async () => {
        const steps: string[] = [];
        for (let seed = 0; seed < 8; seed++) {
          // Neither times nor reuse decide the order: only when a step was noted.
          const minute = 50 - seed;
          const plan = plannedStep({ run, name, seed, minute });
          steps.push((await recordStep(api.graph, plan)).step.id);
          if (seed === 4) {
            await callStep(api.graph, run, old.id);
            await callStep(api.graph, run, old.id);
            steps.push(old.id);
          }
        }
        const progress = JSON.stringify([
          { stage: "judge", done: 2, total: 2 },
        ]);
        await updateRun(api.graph, run, { progress });
        const endedAt = "2026-01-01T01:00:00.000Z";
        await finishRun(api.graph, run, { status: "DONE", endedAt });
        return steps;
      })();
      const heard = await hear(listenToRun(run), {
        cutEvery,
        until: ({ kind }) => kind === "ENDED",
      });
      const steps = await working;
      const told = heard.flatMap(({ step }) =>
        step === null ? [] : [step.id],
      );
      expect(told).toEqual(steps);
      const kinds = heard.map(({ kind }) => kind);
      expect(kinds[0]).toBe("STARTED");
      expect(kinds.filter((kind) => kind !== "STEP")).toEqual([
        "STARTED",
        "PROGRESS",
        "ENDED",
      ]);
      expect(heard.at(-1)?.run.status).toBe("DONE");
      const listening = listenToRun(run)(heard.at(-1)!.cursor);
      expect(await listening.next()).toBeNull();
    },
  );

  it("of no run are refused, and so is another run's cursor", async () => {
    const ghost = listenToRun("run-x")(null);
    await expect(ghost.next()).rejects.toMatchObject([
      { extensions: { code: "NOT_FOUND" } },
    ]);
    const run = await plantRun(api.graph, uniqueName("one"));
    const first = await listenToRun(run)(null).next();
    const other = await plantRun(api.graph, uniqueName("other"));
    const wrong = listenToRun(other)(Object.values(first!)[0]!.cursor);
    await expect(wrong.next()).rejects.toMatchObject([
      { extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });
});
