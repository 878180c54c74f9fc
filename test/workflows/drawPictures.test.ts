import { Context } from "@temporalio/activity";
import { ApplicationFailure } from "@temporalio/common";
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DrawRequest } from "../../src/activities/dto.js";
import { closing, leavingOut } from "./closing.js";
import { INPUT, script, timeSkipping, whileServed } from "./scripted.js";

describe("pictures of a discovery", () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await timeSkipping();
  });
  afterAll(() => env.teardown());

  it("draws every supported claim, and no other, for its run", async () => {
    const drawn: DrawRequest[] = [];
    const { ends, closeRun } = closing();
    const run = script(
      { views: 1, genes: 1 },
      {
        closeRun,
        judgeClaims: () => Promise.resolve(["claim-1", "claim-2"]),
        drawClaim: (request) => {
          drawn.push(request);
          return Promise.resolve(null);
        },
      },
    );
    await whileServed(env, run, (handle) => handle.result());
    expect(drawn.map(({ claim }) => claim).sort()).toEqual([
      "claim-1",
      "claim-2",
    ]);
    expect(drawn.map((request) => request.run)).toEqual([INPUT.run, INPUT.run]);
    expect(ends[0]?.progress).toContainEqual({
      stage: "pictures",
      done: 2,
      total: 2,
    });
    expect(run.calls.indexOf("judgeClaims")).toBeLessThan(
      run.calls.indexOf("drawClaim"),
    );
  });

  it("draws a picture again where its worker was lost", async () => {
    const attempts: number[] = [];
    let bury = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      bury = resolve;
    });
    const { ends, closeRun } = closing();
    const run = script(
      { views: 1, genes: 1 },
      {
        closeRun,
        judgeClaims: () => Promise.resolve(["claim-1"]),
        drawClaim: async () => {
          const { attempt } = Context.current().info;
          attempts.push(attempt);
          // Neither ends nor gives a sign of life, as in a worker that was killed.
          if (attempt === 1) await over;
          return null;
        },
      },
    );
    await whileServed(env, run, async (handle) => {
      try {
        await handle.result();
      } finally {
        bury();
      }
    });
    expect(attempts).toEqual([1, 2]);
    expect(ends).toMatchObject([{ status: "DONE", message: null }]);
    expect(ends[0]?.progress).toContainEqual({
      stage: "pictures",
      done: 1,
      total: 1,
    });
  });

  it("ends well where pictures cannot be drawn, and says which and why", async () => {
    const { ends, closeRun } = closing();
    const reason = "slide S0 (S0.tif) is no longer what it was";
    const run = script(
      { views: 2, genes: 1 },
      {
        closeRun,
        settleBags: leavingOut,
        judgeClaims: () => Promise.resolve(["c1", "c2", "c3", "c4", "c5"]),
        drawClaim: ({ claim }) => {
          if (claim === "c2") return Promise.resolve(null);
          throw ApplicationFailure.nonRetryable(reason, "SlideChanged");
        },
      },
    );
    await whileServed(env, run, (handle) => handle.result());
    expect(ends).toMatchObject([
      {
        status: "DONE",
        message:
          "1 of the patients were left out: P7 (slide S7 is cut short). " +
          `4 of the pictures could not be drawn, the verdicts stand: c1, c3, c4 and 1 more (${reason})`,
      },
    ]);
    expect(ends[0]?.progress).toContainEqual({
      stage: "pictures",
      done: 1,
      total: 5,
    });
    expect(run.calls.filter((name) => name === "drawClaim")).toHaveLength(5);
  });
});
