import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WithdrawnError } from "../../src/graph/errors.js";
import { withdrawnAmong } from "../../src/graph/standing/withdrawnAmong.js";
import { findStep, nextAttempt, recordStep } from "../../src/graph/steps.js";
import { identify, stepId } from "../../src/knowledge/identity.js";
import { finishRun } from "../../src/graph/runs.js";
import { plannedStep, plantRun } from "./planted.js";
import { plantEvidence, use } from "./plantedEvidence.js";
import type { StandingUnderTest } from "./standingUnderTest.js";
import { effectsOf, openStanding } from "./standingUnderTest.js";
import { uniqueName } from "./testGraph.js";

let standing: StandingUnderTest;
beforeAll(async () => {
  standing = await openStanding();
});
afterAll(() => standing.close());

describe("what a withdrawal reached", () => {
  it("is not used again, neither it nor what was made of it", async () => {
    const planted = await plantEvidence(standing.graph);
    await standing.report("withdraw", planted.slides[0]!);
    expect(await findStep(standing.graph, planted.tiled[0]!.key)).toBeNull();
    expect(await findStep(standing.graph, planted.joined.key)).toBeNull();
    expect(
      await findStep(standing.graph, planted.tiled[1]!.key),
    ).not.toBeNull();
    const uses = [planted.slides[0]!, planted.tiled[0]!.generated[0]!.node.id];
    for (const id of uses) {
      const step = plannedStep({
        run: planted.run,
        name: "late",
        used: [{ role: "x", id }],
      });
      await expect(recordStep(standing.graph, step)).rejects.toThrow(
        WithdrawnError,
      );
    }
    const free = { role: "x", id: planted.tiled[1]!.generated[0]!.node.id };
    await recordStep(
      standing.graph,
      plannedStep({ run: planted.run, name: "free", used: [free] }),
    );
  });

  it("a withdrawn step is done anew as another attempt, which stays when the first is reinstated", async () => {
    const planted = await plantEvidence(standing.graph);
    const [first] = planted.tiled;
    await standing.report("withdraw", first!.id);
    expect(await nextAttempt(standing.graph, first!.key)).toBe(2);
    const used = [
      use("slide", { id: planted.slides[0]! }),
      use("patient", { id: planted.patients[0]! }),
    ];
    const again = {
      ...plannedStep({ run: planted.run, used, attempt: 2 }),
      name: first!.name,
      key: first!.key,
    };
    const node = {
      ...again.generated[0]!.node,
      id: identify("Artifact", { again: first!.id }),
    };
    await recordStep(standing.graph, {
      ...again,
      generated: [{ role: "artifact", node }],
    });
    await standing.report("reinstate", first!.id);
    expect((await findStep(standing.graph, first!.key))?.id).toBe(
      stepId(first!.key, 2),
    );
    expect(await standing.outcomeOf(planted.both)).toBe("SUPPORTED");
  });

  it("waits, to count again, for runs under way that leave it out", async () => {
    const planted = await plantEvidence(standing.graph);
    const [slide] = planted.slides;
    await standing.report("withdraw", slide!);
    const key = uniqueName("open");
    const run = await plantRun(standing.graph, planted.cohort, key);
    const used = [use("patient", { id: planted.patients[1]! })];
    const read = { ...plannedStep({ run, used }), name: "readCohort" };
    await recordStep(standing.graph, read);
    expect(await standing.change("reinstate", slide!)).toMatchObject({
      kind: "refused",
      openRuns: [run],
      issues: [{ path: "entity", message: expect.stringContaining(run) }],
    });
    await finishRun(standing.graph, run, {
      status: "DONE",
      endedAt: "2026-01-01T01:00:00.000Z",
    });
    await standing.report("reinstate", slide!);
  });

  it("withdrawn code makes nothing new", async () => {
    const planted = await plantEvidence(standing.graph);
    await standing.report("withdraw", planted.code);
    const step = {
      ...plannedStep({ run: planted.run, name: "new", makes: [planted.code] }),
      codeVersion: planted.code,
    };
    await expect(recordStep(standing.graph, step)).rejects.toThrow(
      WithdrawnError,
    );
  });

  it("the maker of what is withdrawn is retired, and what else rests on it stands", async () => {
    const planted = await plantEvidence(standing.graph);
    const made = planted.tiled[0]!.generated[0]!.node.id;
    await standing.report("withdraw", made);
    expect(await findStep(standing.graph, planted.tiled[0]!.key)).toBeNull();
    await standing.report("reinstate", made);
    expect((await findStep(standing.graph, planted.tiled[0]!.key))?.id).toBe(
      planted.tiled[0]!.id,
    );
  });
});

describe("a reinstatement", () => {
  it("gives back verdicts, with a judgement of their own, and steps", async () => {
    const planted = await plantEvidence(standing.graph);
    const [slide] = planted.slides;
    await standing.report("withdraw", slide!);
    const found = effectsOf(await standing.report("reinstate", slide!));
    expect(found.get(planted.both)).toEqual([
      "STANDS_AGAIN",
      "SUSPENDED",
      "SUPPORTED",
    ]);
    expect(await standing.outcomeOf(planted.both)).toBe("SUPPORTED");
    for (const { key, id } of [
      ...planted.tiled,
      planted.joined,
      ...planted.judged,
    ])
      expect((await findStep(standing.graph, key))?.id).toBe(id);
    expect(await withdrawnAmong(standing.graph, [slide!])).toEqual(new Map());
    expect(await standing.change("reinstate", slide!)).toMatchObject({
      kind: "refused",
      issues: [
        {
          path: "entity",
          message: expect.stringContaining("is not withdrawn") as unknown,
        },
      ],
    });
    await standing.report("withdraw", slide!);
    expect(await standing.outcomeOf(planted.both)).toBe("SUSPENDED");
  });

  it("leaves suspended what another withdrawal reaches", async () => {
    const planted = await plantEvidence(standing.graph);
    const [slide, other] = planted.slides;
    await standing.report("withdraw", slide!);
    await standing.report("withdraw", other!);
    await standing.report("reinstate", slide!);
    expect(await standing.outcomeOf(planted.both)).toBe("SUSPENDED");
    expect(await findStep(standing.graph, planted.joined.key)).toBeNull();
    expect(
      await findStep(standing.graph, planted.tiled[0]!.key),
    ).not.toBeNull();
    await standing.report("reinstate", other!);
    expect(await standing.outcomeOf(planted.both)).toBe("SUPPORTED");
    expect(await standing.outcomeOf(planted.second)).toBe("SUPPORTED");
  });
});
