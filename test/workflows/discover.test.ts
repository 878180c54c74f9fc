import { Context } from "@temporalio/activity";
import { WorkflowFailedError } from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StageProgress } from "../../src/activities/dto.js";
import type { Activities } from "../../src/activities/index.js";
import type { ExtraControl } from "../../src/knowledge/controlNames.js";
import { EXTRA_CONTROLS } from "../../src/knowledge/controlNames.js";
import { closing, leavingOut } from "./closing.js";
import { STAGE_OF } from "../../workflows/stages.js";
import { script, timeSkipping, whileServed } from "./scripted.js";

/** The activity that puts a run's models to a control. */
const PUTS_TO = {
  labelInjection: "injectLabels",
  sharedShuffles: "shuffleTogether",
  weightRandomisation: "randomiseWeights",
  backgroundTiles: "probeBackground",
  stainPerturbation: "perturbStains",
} as const satisfies Record<ExtraControl, keyof Activities>;
const EXTRA_CALLS: readonly string[] = Object.values(PUTS_TO);
/** Together they tell every control from every other. */
const ASKED: readonly (readonly ExtraControl[])[] = [
  EXTRA_CONTROLS,
  ["weightRandomisation", "labelInjection"],
  ["backgroundTiles", "labelInjection"],
  ["sharedShuffles"],
];

describe("discover", () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await timeSkipping();
  });
  afterAll(() => env.teardown());

  const count = (calls: readonly string[], name: string): number =>
    calls.filter((call) => call === name).length;

  it("goes through the stages in order and counts their units", async () => {
    const { ends, closeRun } = closing();
    const run = script({ views: 7, genes: 30 }, { closeRun });
    const progress = await whileServed(env, run, async (handle) => {
      await handle.result();
      return handle.query<StageProgress[]>("progress");
    });
    const { calls } = run;
    const order = [
      "readCohort",
      "prepareSlide",
      "keepDocument",
      "settleBags",
      "splitCohort",
      "trainGenes",
      "predictControls",
      "openSealed",
      "evaluateGenes",
      "assessPairs",
      "weighEvidence",
      "weighSpots",
      "judgeClaims",
      "closeRun",
    ];
    const first = order.map((name) => calls.indexOf(name));
    expect(first).toEqual([...first].sort((a, b) => a - b));
    expect(count(calls, "prepareSlide")).toBe(7);
    // 30 genes in groups of at most 12.
    expect(count(calls, "trainGenes")).toBe(3);
    expect(calls.lastIndexOf("trainGenes")).toBeLessThan(
      calls.indexOf("openSealed"),
    );
    expect(calls.filter((call) => EXTRA_CALLS.includes(call))).toEqual([]);
    expect(progress.every(({ done, total }) => done === total)).toBe(true);
    expect(progress.find(({ stage }) => stage === "slides")).toMatchObject({
      total: 7,
    });
    expect(ends).toEqual([{ status: "DONE", message: null, progress }]);
  });

  it.each(ASKED.map((asked) => ({ asked })))(
    "puts the models to what is asked for, once each and before anything is weighed: $asked",
    async ({ asked }) => {
      const seen: unknown[] = [];
      const put: Activities["randomiseWeights"] = (input, made, groups) => {
        seen.push([input.controls, made.split.id, groups]);
        return Promise.resolve({ id: "controls", blob: "controls" });
      };
      const change = Object.fromEntries(EXTRA_CALLS.map((name) => [name, put]));
      const { input, ...plain } = script({ views: 1, genes: 13 }, change);
      const run = { ...plain, input: { ...input, controls: asked } };
      const progress = await whileServed(env, run, async (handle) => {
        await handle.result();
        return handle.query<StageProgress[]>("progress");
      });
      const { calls } = run;
      const done = calls.filter((call) => EXTRA_CALLS.includes(call));
      const wanted = asked.map((name) => PUTS_TO[name]);
      expect(done.toSorted()).toEqual(wanted.toSorted());
      expect(seen).toEqual(asked.map(() => [asked, "artifact", "2 items"]));
      for (const name of done) {
        expect(calls.indexOf(name)).toBeGreaterThan(
          calls.lastIndexOf("trainGenes"),
        );
        expect(calls.indexOf(name)).toBeLessThan(calls.indexOf("assessPairs"));
      }
      expect(progress.find(({ stage }) => stage === "controls")).toMatchObject({
        done: asked.length,
        total: asked.length,
      });
    },
  );

  it.each(["predictControls", "assessPairs", "judgeClaims"] as const)(
    "plans the stage of %s where it begins, so that progress tells which is under way",
    async (name) => {
      const { ends, closeRun } = closing();
      const change = {
        closeRun,
        [name]: () => {
          throw ApplicationFailure.nonRetryable("stopped here", "TypeError");
        },
      };
      const run = script({ views: 1, genes: 1 }, change);
      await expect(
        whileServed(env, run, (handle) => handle.result()),
      ).rejects.toThrow(WorkflowFailedError);
      const planned = ends[0]!.progress.filter(({ total }) => total > 0);
      expect(planned.at(-1)).toMatchObject({ stage: STAGE_OF[name], done: 0 });
      expect(planned.slice(0, -1).every((s) => s.done === s.total)).toBe(true);
    },
  );

  it("tries again, with ever longer pauses, what fails for a while", async () => {
    const at: number[] = [];
    const { ends, closeRun } = closing();
    const run = script(
      { views: 1, genes: 1 },
      {
        closeRun,
        splitCohort: async () => {
          at.push(await env.currentTimeMs());
          if (at.length < 5) throw new Error("Neo4j is away");
          return { id: "split", blob: "split", folds: ["f"], sealed: 0 };
        },
      },
    );
    await whileServed(env, run, (handle) => handle.result());
    const pauses = at
      .slice(1)
      .map((time, i) => Math.round((time - at[i]!) / 1000));
    expect(pauses).toEqual([1, 2, 4, 8]);
    expect(ends.map(({ status }) => status)).toEqual(["DONE"]);
    expect(count(run.calls, "readCohort")).toBe(1);
  });

  it("ends at once, and says why, where trying again cannot help", async () => {
    const { ends, closeRun } = closing();
    const message = "slide S0 (S0.tif) stopped the run: cut short; mend it";
    const run = script(
      { views: 2, genes: 1 },
      {
        closeRun,
        prepareSlide: () => {
          throw ApplicationFailure.nonRetryable(message, "SlideUnreadable");
        },
      },
    );
    await expect(
      whileServed(env, run, (handle) => handle.result()),
    ).rejects.toThrow(WorkflowFailedError);
    expect(ends).toMatchObject([{ status: "FAILED", message }]);
    expect(count(run.calls, "prepareSlide")).toBeLessThanOrEqual(2);
    expect(run.calls).not.toContain("trainGenes");
  });

  it("names the patients that were left out", async () => {
    const { ends, closeRun } = closing();
    const run = script(
      { views: 2, genes: 1 },
      {
        closeRun,
        settleBags: leavingOut,
      },
    );
    await whileServed(env, run, (handle) => handle.result());
    expect(ends[0]!.message).toMatch(
      /^1 of the patients .* P7 \(slide S7 is cut short\)$/,
    );
  });

  it("names the slides that are out of focus all over", async () => {
    const { ends, closeRun } = closing();
    const run = script(
      { views: 2, genes: 1 },
      {
        closeRun,
        settleBags: () =>
          Promise.resolve({
            ...{ blob: "bags", bags: 2, leftOut: [] },
            outOfFocus: ["S0"],
          }),
      },
    );
    await whileServed(env, run, (handle) => handle.result());
    expect(ends[0]!.message).toMatch(
      /^1 of the slides are out of focus all over.*: S0; scan them again/,
    );
  });

  it.each(["trainGenes", "drawClaim"] as const)(
    "stops %s when it is cancelled, and closes the run",
    async (name) => {
      const { ends, closeRun } = closing();
      let stopped = false;
      let begun = (): void => undefined;
      const working = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const run = script(
        { views: 1, genes: 1 },
        {
          closeRun,
          judgeClaims: () => Promise.resolve(["claim-1"]),
          [name]: async () => {
            const context = Context.current();
            const timer = setInterval(() => context.heartbeat(), 100);
            begun();
            try {
              return await context.cancelled;
            } finally {
              clearInterval(timer);
              stopped = true;
            }
          },
        },
      );
      await whileServed(env, run, async (handle) => {
        await working;
        await handle.cancel();
        await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
      });
      expect(stopped).toBe(true);
      expect(ends).toMatchObject([{ status: "CANCELLED" }]);
      expect(run.calls.at(-1)).toBe("closeRun");
      expect(run.calls.at(-2)).toBe(name);
    },
  );

  // Thousands of events, each replayed with all before it, would take most of this file's time.
  const KEPT = 1;
  it("goes on in a fresh history before one grows large, and prepares no slide twice", async () => {
    const views: string[] = [];
    const plain = script({ views: 1450, genes: 1 });
    const run = script(
      { views: 1450, genes: 1 },
      {
        prepareSlide: (input, cohort, view) => {
          // On a machine that is too busy to answer in time Temporal asks once more: that is no second slide.
          if (Context.current().info.attempt === 1) views.push(view);
          return plain.activities.prepareSlide(input, cohort, view);
        },
      },
    );
    const histories = await whileServed(
      env,
      run,
      async (handle) => {
        await handle.result();
        const { runId } = await handle.describe();
        return { first: handle.firstExecutionRunId, last: runId };
      },
      KEPT,
    );
    expect(histories.first).not.toBe(histories.last);
    expect(new Set(views).size).toBe(1450);
    expect(views).toHaveLength(1450);
    expect(count(run.calls, "readCohort")).toBe(1);
    expect(count(run.calls, "closeRun")).toBe(1);
  });
});
