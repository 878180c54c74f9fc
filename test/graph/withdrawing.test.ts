import { OWNER } from "../../src/knowledge/caller.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StandingDeps } from "../../src/activities/standing/changeStanding.js";
import { changeStanding } from "../../src/activities/standing/changeStanding.js";
import { createReads } from "../../src/graph/read/reads.js";
import { withdrawnAmong } from "../../src/graph/standing/withdrawnAmong.js";
import {
  StandingMovedError,
  writeStanding,
} from "../../src/graph/standing/writeStanding.js";
import { recordStep } from "../../src/graph/steps.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { identify } from "../../src/knowledge/identity.js";
import { plannedStep, plantRun } from "./planted.js";
import type { PlantedEvidence } from "./plantedEvidence.js";
import { plantEvidence, use } from "./plantedEvidence.js";
import type { StandingUnderTest } from "./standingUnderTest.js";
import { effectsOf, openStanding } from "./standingUnderTest.js";
import { uniqueName } from "./testGraph.js";

let standing: StandingUnderTest;
beforeAll(async () => {
  standing = await openStanding();
});
afterAll(() => standing.close());

const onlySuspended = (planted: PlantedEvidence) =>
  new Map([
    [planted.both, ["NEEDS_RERUN", "SUPPORTED", "SUSPENDED"]],
    [planted.second, ["UNREACHED", "SUPPORTED", "SUPPORTED"]],
  ]);

describe("a dry run", () => {
  it("says what a withdrawal then does, and changes nothing", async () => {
    const planted = await plantEvidence(standing.graph);
    const [slide] = planted.slides;
    const dry = await standing.report("withdraw", slide!, { dryRun: true });
    expect(effectsOf(dry)).toEqual(onlySuspended(planted));
    const written = "MATCH (:Withdrawal)-[:WITHDRAWS]->(:Slide {id: $slide})";
    expect(await standing.count(written, { slide })).toBe(0);
    const verdicts = `MATCH (:Claim {id: $id})<-[:VERSION_OF]-(:ClaimVersion)<-[:OF]-(:Verdict)`;
    expect(await standing.count(verdicts, { id: planted.both })).toBe(1);
    expect(await standing.outcomeOf(planted.both)).toBe("SUPPORTED");
    expect(await standing.report("withdraw", slide!)).toEqual(dry);
  });

  it("shows the way from the slide to the claim", async () => {
    const planted = await plantEvidence(standing.graph);
    const [slide] = planted.slides;
    const { claims } = await standing.report("withdraw", slide!, {
      dryRun: true,
    });
    const path = claims.find(({ claim }) => claim === planted.both)?.path;
    expect(path?.slice(0, 5)).toEqual([
      slide,
      planted.tiled[0]!.id,
      planted.tiled[0]!.generated[0]!.node.id,
      planted.joined.id,
      planted.joined.generated[0]!.node.id,
    ]);
    expect(path?.at(-1)).toBe(planted.both);
  });
});

describe("a withdrawal", () => {
  it("suspends what rests on the thing, deletes nothing and is logged", async () => {
    const planted = await plantEvidence(standing.graph);
    await standing.report("withdraw", planted.slides[0]!);
    expect(await standing.outcomeOf(planted.both)).toBe("SUSPENDED");
    expect(await standing.outcomeOf(planted.second)).toBe("SUPPORTED");
    const history = `MATCH (:Claim {id: $id})<-[:VERSION_OF]-(:ClaimVersion)<-[:OF]-(:Verdict)`;
    expect(await standing.count(history, { id: planted.both })).toBe(2);
    const logged = `MATCH (e:LogEntry {kind: 'withdrawal'}), (w:Withdrawal)-[:WITHDRAWS]->({id: $id}) WHERE e.subject = w.id`;
    expect(await standing.count(logged, { id: planted.slides[0] })).toBe(1);
    expect(await verifyLog(standing.graph)).toMatchObject({ sound: true });
  });

  it("shows on the claim that it reached, and on its items", async () => {
    const planted = await plantEvidence(standing.graph);
    await standing.report("withdraw", planted.slides[0]!);
    const reads = createReads(standing.graph);
    const [own, other] = await reads.related("withdrawalsOfClaim", [
      planted.both,
      planted.second,
    ]);
    expect(own).toMatchObject([
      { reason: "wrong stain", entity: planted.slides[0] },
    ]);
    expect(other).toEqual([]);
    const items = [planted.both, planted.second].map((of) =>
      identify("EvidenceItem", { of, protocol: planted.protocol }),
    );
    const reached = await reads.related("withdrawalsOfItem", items);
    expect(
      reached.map((one) => (one instanceof Error ? one : one.length)),
    ).toEqual([1, 0]);
  });

  it("of a specimen, a patient, or a cohort, takes all that is theirs", async () => {
    const planted = await plantEvidence(standing.graph);
    const specimen = await standing.report("withdraw", planted.specimen, {
      dryRun: true,
    });
    expect(effectsOf(specimen)).toEqual(onlySuspended(planted));
    const patient = await standing.report("withdraw", planted.patients[0]!);
    expect(effectsOf(patient)).toEqual(onlySuspended(planted));
    const whole = await standing.report("withdraw", planted.cohort, {
      dryRun: true,
    });
    expect(whole.claims.map(({ effect }) => effect)).toEqual([
      "NEEDS_RERUN",
      "NEEDS_RERUN",
    ]);
    const known = await withdrawnAmong(standing.graph, [
      planted.slides[0]!,
      planted.slides[1]!,
    ]);
    expect([...known]).toEqual([
      [
        planted.slides[0],
        { reason: "wrong stain", entity: planted.patients[0] },
      ],
    ]);
  });

  it("of a specimen withdraws the slides that were cut from it", async () => {
    const { slides, specimen } = await plantEvidence(standing.graph);
    await standing.report("withdraw", specimen);
    const known = await withdrawnAmong(standing.graph, slides);
    const why = { reason: "wrong stain", entity: specimen };
    expect([...known]).toEqual([[slides[0], why]]);
  });

  it.each(["code", "protocol"] as const)(
    "of a %s takes all that was made by it",
    async (of) => {
      const planted = await plantEvidence(standing.graph);
      const found = await standing.report("withdraw", planted[of]);
      expect(found.claims.map(({ after }) => after)).toEqual([
        "SUSPENDED",
        "SUSPENDED",
      ]);
      await standing.report("reinstate", planted[of]);
      expect(await standing.outcomeOf(planted.both)).toBe("SUPPORTED");
    },
  );

  it("of a judgement alone has the evidence judged again", async () => {
    const planted = await plantEvidence(standing.graph);
    const found = effectsOf(
      await standing.report("withdraw", planted.judged[0]!.id),
    );
    expect(found.get(planted.both)).toEqual([
      "REACHED_UNCHANGED",
      "SUPPORTED",
      "SUPPORTED",
    ]);
    expect(await standing.outcomeOf(planted.both)).toBe("SUPPORTED");
  });

  it("is made once for one key, and the key stands for nothing else", async () => {
    const planted = await plantEvidence(standing.graph);
    const idempotencyKey = uniqueName("key");
    const [slide, other] = planted.slides;
    const first = await standing.report("withdraw", slide!, { idempotencyKey });
    const again = await standing.report("withdraw", slide!, { idempotencyKey });
    expect(again).toEqual(first);
    expect(
      await standing.count("MATCH (:Withdrawal)-[:WITHDRAWS]->({id: $slide})", {
        slide,
      }),
    ).toBe(1);
    const refused = await standing.change("withdraw", other!, {
      idempotencyKey,
    });
    expect(refused).toMatchObject({
      kind: "refused",
      issues: [{ path: "idempotencyKey" }],
    });
  });

  it("is refused where it cannot be, and says why", async () => {
    const planted = await plantEvidence(standing.graph);
    const [slide] = planted.slides;
    await standing.report("withdraw", slide!);
    const cases: [string, RegExp][] = [
      [slide!, /was withdrawn at .*wrong stain.*reinstated/],
      [planted.both, /a Claim is a conclusion/],
      [identify("Slide", { none: true }), /nothing known has the id/],
      ["nonsense", /nothing known has the id nonsense/],
      ["0".repeat(64), /nothing known/],
    ];
    for (const [entity, message] of cases) {
      const answer = await standing.change("withdraw", entity, {
        dryRun: true,
      });
      expect(answer).toMatchObject({
        kind: "refused",
        issues: [
          {
            path: "entity",
            message: expect.stringMatching(message) as unknown,
          },
        ],
      });
    }
  });

  it("waits for runs under way that have used the thing", async () => {
    const planted = await plantEvidence(standing.graph);
    const run = await plantRun(
      standing.graph,
      planted.cohort,
      uniqueName("open"),
    );
    const used = [use("tiles", planted.tiled[0]!.generated[0]!.node)];
    await recordStep(standing.graph, plannedStep({ run, name: "again", used }));
    expect(await standing.change("withdraw", planted.slides[0]!)).toMatchObject(
      {
        kind: "refused",
        openRuns: [run],
        issues: [
          { path: "entity", message: expect.stringContaining(run) as unknown },
        ],
      },
    );
    expect(
      await standing.change("withdraw", planted.slides[1]!, { dryRun: true }),
    ).toMatchObject({ kind: "report" });
  });

  it("is decided anew where something was made of the thing meanwhile", async () => {
    const planted = await plantEvidence(standing.graph);
    const [slide] = planted.slides;
    const late: StandingDeps = {
      ...standing.deps,
      graph: {
        ...standing.deps.graph,
        writeStanding: async (store, decided) => {
          const used = [use("slide", { id: slide! })];
          await recordStep(
            store,
            plannedStep({ run: planted.run, name: "late", used }),
          );
          return writeStanding(store, decided);
        },
      },
    };
    const request = {
      idempotencyKey: uniqueName("k"),
      entity: slide!,
      by: OWNER,
      reason: "r",
      dryRun: false,
    };
    await expect(changeStanding(late, "withdraw", request)).rejects.toThrow(
      StandingMovedError,
    );
    expect(
      await standing.count("MATCH (:Withdrawal)-[:WITHDRAWS]->({id: $slide})", {
        slide,
      }),
    ).toBe(0);
    expect(
      await changeStanding(standing.deps, "withdraw", request),
    ).toMatchObject({
      kind: "report",
    });
  });
});
