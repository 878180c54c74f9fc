import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { JudgingMovedError } from "../../src/graph/judging/writeJudgement.js";
import { writeJudgement } from "../../src/graph/judging/writeJudgement.js";
import { readJudging } from "../../src/graph/judging/readJudging.js";
import { judgedOn } from "../../src/activities/judging/judgedOn.js";
import { judgingStep } from "../../src/activities/judging/judgingStep.js";
import { logHead } from "../../src/graph/log.js";
import { createReads } from "../../src/graph/read/reads.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { OWNER } from "../../src/knowledge/caller.js";
import { identify } from "../../src/knowledge/identity.js";
import type { JudgingUnderTest } from "./judgingUnderTest.js";
import { openJudging } from "./judgingUnderTest.js";
import { plantEvidence } from "./plantedEvidence.js";

let judging: JudgingUnderTest;
beforeAll(async () => {
  judging = await openJudging();
});
afterAll(() => judging.close());

const VERDICTS =
  "MATCH (:Claim {id: $id})<-[:VERSION_OF]-(:ClaimVersion)<-[:OF]-(:Verdict)";
const verdictsOn = (id: string) => judging.count(VERDICTS, { id });

describe("judging under another protocol", () => {
  it("gives a verdict of its own, and supersedes none of another protocol", async () => {
    const strict = await judging.register(0.001);
    const { graph } = judging;
    const { both } = await plantEvidence(graph);
    const given = await judging.judge(both, strict);
    expect(given).toMatchObject({
      before: false,
      outcome: "INCONCLUSIVE",
      exploratory: false,
      openings: 0,
    });
    expect(await verdictsOn(both)).toBe(2);
    expect(await judging.outcomeOf(both)).toBe("SUPPORTED");
    const superseding = "MATCH (:Verdict {id: $id})-[:SUPERSEDES]->(:Verdict)";
    expect(await judging.count(superseding, { id: given.verdict })).toBe(0);
    const [page] = await createReads(graph).related("protocolOfVerdict", [
      given.verdict,
    ]);
    expect(page).toMatchObject([{ id: strict.id }]);
    const logged = "MATCH (:LogEntry {kind: 'verdict', subject: $id})";
    expect(await judging.count(logged, { id: given.verdict })).toBe(1);
    expect(await verifyLog(graph)).toMatchObject({ sound: true });
  });

  it("gives the same verdict for the same evidence, and no second one", async () => {
    const lax = await judging.register(0.05);
    const { both } = await plantEvidence(judging.graph);
    const dry = await judging.judge(both, lax, true);
    expect(await verdictsOn(both)).toBe(1);
    const first = await judging.judge(both, lax);
    expect(first).toEqual(dry);
    const again = await judging.judge(both, lax);
    expect(again).toEqual({ ...first, before: true });
    expect(await verdictsOn(both)).toBe(2);
  });

  it("is given once more from what is kept of it, until what it rests on moves", async () => {
    const lax = await judging.register(0.05);
    const { both, slides } = await plantEvidence(judging.graph);
    const { verdict } = await judging.judge(both, lax);
    expect(await judging.again(verdict)).toEqual([]);
    expect(await judging.again(verdict, { outcome: "REFUTED" })).toMatchObject([
      { output: "verdict", what: "outcome" },
    ]);
    await judging.report("withdraw", slides[0]!);
    expect(await judging.again(verdict)).toMatch(/a withdrawal/);
    const after = await judging.judge(both, lax);
    expect(after.before).toBe(true);
  });

  it("finds what its run said under the run's own protocol", async () => {
    const { both, protocol } = await plantEvidence(judging.graph);
    const given = await judging.judge(both, { id: protocol });
    expect(given).toMatchObject({ before: true, outcome: "SUPPORTED" });
    expect(await verdictsOn(both)).toBe(1);
  });

  it("gives one verdict to all who ask at once", async () => {
    const lax = await judging.register(0.05);
    const { both } = await plantEvidence(judging.graph);
    const asked = await Promise.allSettled(
      Array.from({ length: 4 }, () => judging.judge(both, lax)),
    );
    const ids = asked.flatMap((one) =>
      one.status === "fulfilled" ? [one.value.verdict] : [],
    );
    expect(new Set(ids).size).toBe(1);
    // Who lost the race is asked to judge again, as Temporal does by itself.
    for (const one of asked)
      if (one.status === "rejected")
        expect(one.reason).toBeInstanceOf(JudgingMovedError);
    expect(await verdictsOn(both)).toBe(2);
  });

  it("keeps no verdict on evidence that has changed since it was read", async () => {
    const lax = await judging.register(0.05);
    const { both, slides } = await plantEvidence(judging.graph);
    const { graph, deps } = judging;
    const request = { claim: both, protocol: lax.id };
    const state = await readJudging(graph, request);
    if ("missing" in state) throw new Error(state.missing);
    const by = { judgedAt: "2026-01-01T00:00:00.000Z", codeVersion: "v" };
    const judged = judgedOn(state, by);
    const log = await logHead(graph);
    const { step } = judgingStep(deps, { state, judged, log });
    await judging.report("withdraw", slides[0]!);
    await expect(
      writeJudgement(graph, { request, state, step, by: OWNER }),
    ).rejects.toThrow(JudgingMovedError);
  });
});

describe("a withdrawal", () => {
  it("suspends verdicts of every protocol, and a judging after it is suspended, too", async () => {
    const [one, other] = [
      await judging.register(0.05),
      await judging.register(0.04),
    ];
    const { both, slides } = await plantEvidence(judging.graph);
    const before = await judging.judge(both, one);
    await judging.report("withdraw", slides[0]!);
    const after = await judging.judge(both, one);
    expect(after).toMatchObject({ before: true, outcome: "SUSPENDED" });
    expect(after.verdict).not.toBe(before.verdict);
    const late = await judging.judge(both, other);
    expect(late).toMatchObject({ before: false, outcome: "SUSPENDED" });
    await judging.report("reinstate", slides[0]!);
    for (const protocol of [one, other])
      expect(await judging.judge(both, protocol)).toMatchObject({
        before: true,
        outcome: "SUPPORTED",
      });
  });

  it("of the protocol leaves nothing to judge by", async () => {
    const lax = await judging.register(0.05);
    const { both } = await plantEvidence(judging.graph);
    await judging.report("withdraw", lax.id);
    expect(await judging.ask({ claim: both, protocol: lax.id })).toMatchObject({
      kind: "refused",
      issues: [{ path: "protocol" }],
    });
  });
});

it("refuses a claim and a protocol that nobody knows, by their fields", async () => {
  const { both } = await plantEvidence(judging.graph);
  const ghost = identify("Claim", { ghost: 1 });
  expect(await judging.ask({ claim: ghost })).toMatchObject({
    issues: [{ path: "claim" }],
  });
  expect(await judging.ask({ claim: both, protocol: "no-such" })).toMatchObject(
    { issues: [{ path: "protocol" }] },
  );
});

it("refuses a protocol about subtypes for a claim about a morphology", async () => {
  const { both } = await plantEvidence(judging.graph);
  const { id: protocol } = await judging.registerForSubtypes();
  const answer = await judging.ask({ claim: both, protocol });
  expect(answer).toMatchObject({
    kind: "refused",
    issues: [
      {
        path: "protocol",
        message: expect.stringContaining(
          "no claims about morphologies",
        ) as unknown,
      },
    ],
  });
});
