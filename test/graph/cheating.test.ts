import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planBags } from "../../src/activities/bags/planBags.js";
import { claimId } from "../../src/knowledge/claimNode.js";
import { openSealed } from "../../src/graph/openings.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { callStep, recordStep } from "../../src/graph/steps.js";
import { canonical, sha256 } from "../../src/knowledge/identity.js";
import { isExploratory } from "../../src/knowledge/preregistration.js";
import { plannedStep, plantRun, PROPOSITION } from "./planted.js";
import { plantEvidence } from "./plantedEvidence.js";
import type { JudgingUnderTest } from "./judgingUnderTest.js";
import { openJudging } from "./judgingUnderTest.js";
import { uniqueName } from "./testGraph.js";

/** Ways to make a verdict look as if its question had been asked first. Each fails where its guard is taken out. */
let judging: JudgingUnderTest;
beforeAll(async () => {
  judging = await openJudging();
});
afterAll(() => judging.close());

const LONG_AGO = "1999-01-01T00:00:00.000Z";

describe("cheating with the order of things", () => {
  it("a clock set back does not bring a protocol before its evidence", async () => {
    const { both } = await plantEvidence(judging.graph);
    const json = {
      ...(JSON.parse((await judging.register(0.05)).json) as object),
      name: uniqueName("backdated"),
    };
    const backdated = await registerProtocol(judging.graph, {
      json: json as Parameters<typeof registerProtocol>[1]["json"],
      registeredAt: LONG_AGO,
    });
    expect(backdated.registeredAt).toBe(LONG_AGO);
    expect(await judging.judge(both, backdated)).toMatchObject({
      outcome: "SUPPORTED",
      exploratory: true,
    });
  });

  it("a protocol edited after keeps neither its version nor its place", async () => {
    const first = await judging.register(0.001);
    const { both } = await plantEvidence(judging.graph);
    expect(await judging.judge(both, first)).toMatchObject({
      outcome: "INCONCLUSIVE",
      exploratory: false,
    });
    const json = JSON.parse(first.json) as Parameters<
      typeof registerProtocol
    >[1]["json"];
    const eased = {
      ...json,
      criteria: [{ ...json.criteria[0], threshold: 0.05 }],
    };
    const again = { registeredAt: first.registeredAt };
    await expect(
      registerProtocol(judging.graph, { json: eased, ...again }),
    ).rejects.toMatchObject({ name: "VersionTakenError" });
    const next = await registerProtocol(judging.graph, {
      json: { ...eased, version: `${first.version} eased` },
      ...again,
    });
    // Nor may the old version be bent once a newer one stands.
    await expect(
      registerProtocol(judging.graph, { json: eased, ...again }),
    ).rejects.toMatchObject({ name: "VersionTakenError" });
    expect(await judging.judge(both, next)).toMatchObject({
      outcome: "SUPPORTED",
      exploratory: true,
    });
  });

  it("evidence from an earlier run stays earlier, whoever calls it later", async () => {
    const { graph } = judging;
    const planted = await plantEvidence(graph);
    const after = await judging.register(0.05);
    const later = await plantRun(graph, uniqueName("later"));
    const { tiled, joined, judged } = planted;
    const weighed = await weighingOf(planted.both);
    for (const id of [
      ...[...tiled, joined, ...judged].map((s) => s.id),
      weighed,
    ])
      await callStep(graph, later, id);
    expect(await judging.judge(planted.both, after)).toMatchObject({
      exploratory: true,
    });
  });
});

/** The step that weighed a claim's evidence. */
async function weighingOf(claim: string): Promise<string> {
  const { records } = await judging.graph.run(
    "MATCH (:Claim {id: $claim})-[:HEAD]->()-[:WAS_GENERATED_BY]->(s:Step) RETURN s.id AS id",
    { claim },
  );
  return String(records[0]!.get("id"));
}

describe("cheating with what is asked", () => {
  it("a claim reworded after is another claim, with no evidence", async () => {
    const { graph } = judging;
    const planted = await plantEvidence(graph);
    const lax = await judging.register(0.05);
    const proposition = PROPOSITION;
    const reworded = { ...proposition, direction: "LOWER" } as const;
    const ids = [proposition, reworded].map((one) =>
      claimId(planted.cohort, one),
    );
    expect(new Set(ids).size).toBe(2);
    expect(
      await judging.ask({ claim: ids[1]!, protocol: lax.id }),
    ).toMatchObject({ kind: "refused", issues: [{ path: "claim" }] });
    const claim = await graph.read(async (tx) => {
      const { records } = await tx.run(
        "MATCH (c:Claim {id: $id}) RETURN properties(c) AS props",
        { id: planted.both },
      );
      const { id, ...props } = records[0]!.get("props") as { id: string };
      return { label: "Claim" as const, id, props };
    });
    const props = { ...claim.props, statement: "MUC2 is lower in mucin" };
    const step = plannedStep({
      run: planted.run,
      name: "reword",
      used: [{ role: "x", id: planted.slides[0]! }],
      nodes: [{ ...claim, props }],
    });
    await expect(recordStep(graph, step)).rejects.toMatchObject({
      name: "ConflictingNodeError",
      property: "statement",
    });
  });

  it("the sealed patients drawn anew with another seed are the same patients, opened before", async () => {
    const table = uniqueName("table");
    const bags: Parameters<typeof planBags>[0] = Array.from(
      { length: 60 },
      (_, i) => ({
        id: `${table} P${i}`,
        patient: `${table} P${i}`,
        group: `${table} P${i}`,
        site: `S${i % 4}`,
        subtype: null,
        split: null,
        attributes: {},
      }),
    );
    const openings: number[] = [];
    for (const seed of [1, 2]) {
      const plan = planBags(bags, { folds: 5, seed });
      const patients = plan.bags
        .filter(({ sealed }) => sealed)
        .map(({ id }) => id)
        .sort();
      expect(patients).toHaveLength(20);
      const { earlier } = await openSealed(judging.graph, {
        sealed: `sealed-${sha256(canonical({ table, patients }))}`,
        configuration: `models of seed ${seed}`,
        run: "run",
        at: LONG_AGO,
        table,
        rule: "site shares",
      });
      openings.push(earlier);
    }
    expect(openings).toEqual([0, 1]);
    const first = { protocol: {}, registered: 1, earliest: 2 };
    expect(
      openings.map((one) => isExploratory({ ...first, openings: one })),
    ).toEqual([false, true]);
  });
});
