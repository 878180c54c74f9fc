import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { simulateCohort } from "../../src/io/simulate/simulateCohort.js";
import { document } from "../api/documents.js";
import { openTestGraph, uniqueName } from "../graph/testGraph.js";
import { standard } from "../unit/knowledge/protocols.js";
import type { StepCounts, WholeSystem } from "./wholeSystem.js";
import { openSystem } from "./wholeSystem.js";

const PATIENTS = 7;
const protocol = uniqueName("tiny");

let graph: Graph;
let system: WholeSystem;
let cohort: string;

beforeAll(async () => {
  system = await openSystem();
  cohort = join(system.home, "cohort");
  const size = { patients: PATIENTS, tiles: 4, genes: 14, sites: 2, seed: 7 };
  await simulateCohort(cohort, size);
  graph = await openTestGraph();
  const registeredAt = "2026-01-01T00:00:00.000Z";
  await registerProtocol(graph, { json: tinyProtocol(), registeredAt });
});

afterAll(async () => {
  await graph.close();
  await system.close();
});

/** What the standard protocol asks, with draws for two genes. */
function tinyProtocol() {
  return {
    ...standard(),
    name: protocol,
    permutations: { learnable: 199, present: 1599, shuffledSets: 1 },
    tests: { genes: 2, pairs: 16 },
  };
}

const RUN = `query ($id: ID!) { run(id: $id) { status message notices { code value } verdicts(first: 200) { nodes { outcome } } } }`;

interface RunPage {
  readonly status: string;
  readonly message: string | null;
  readonly notices: readonly {
    readonly code: string;
    readonly value: string;
  }[];
  readonly verdicts: { readonly nodes: readonly { outcome: string }[] };
}

interface Ended {
  readonly id: string;
  readonly notices: RunPage["notices"];
  readonly outcomes: readonly string[];
  /** Names of the steps that were done, and of those that were found done. */
  readonly computed: StepCounts;
  readonly reused: StepCounts;
}

/** Discovers, as the command does, to the end. */
async function discover(): Promise<Ended> {
  system.takeSteps();
  const genes = readFileSync(join(cohort, "expression.csv"), "utf8")
    .split("\n")[0]!
    .split(",");
  const input = {
    idempotencyKey: uniqueName("run"),
    cohort,
    protocol,
    folds: 2,
    panel: genes.slice(1, 3),
  };
  const { startDiscovery } = await system.ask<{
    startDiscovery: { id: string };
  }>(document("start"), { input });
  const { id } = startDiscovery;
  for (;;) {
    const { run } = await system.ask<{ run: RunPage }>(RUN, { id });
    if (run.status === "RUNNING") {
      await new Promise((next) => setTimeout(next, 100));
      continue;
    }
    expect(run).toMatchObject({ status: "DONE" });
    return {
      id,
      notices: run.notices,
      outcomes: run.verdicts.nodes.map(({ outcome }) => outcome),
      ...system.takeSteps(),
    };
  }
}

const sum = (counts: StepCounts): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);

interface Report {
  readonly __typename: string;
  readonly entity: { readonly id: string };
  readonly dryRun: boolean;
  readonly claims: readonly {
    readonly claim: { readonly id: string };
    readonly before: string;
    readonly after: string;
    readonly effect: string;
    readonly path: readonly { readonly id: string }[];
  }[];
}

async function withdraw(entity: string, dryRun: boolean): Promise<Report> {
  const input = {
    idempotencyKey: uniqueName("withdraw"),
    entity,
    reason: "label mixed up",
    dryRun,
  };
  const data = await system.ask<{ withdraw: Report }>(document("withdraw"), {
    input,
  });
  return data.withdraw;
}

async function slideOf(run: string): Promise<{ id: string; name: string }> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (:Run {id: $run})-[:CALLED]->(:Step {name: 'tileSlide'})-[:USED]->(s:Slide)
       RETURN s.id AS id, s.name AS name ORDER BY name LIMIT 1`,
      { run },
    );
    return records[0]!.toObject() as { id: string; name: string };
  });
}

const OUTCOMES = `query ($run: ID!) { claims(first: 200, filter: { run: $run }) { nodes { id verdict { outcome results { criterion { name } outcome observed } } withdrawals { reason entity { id } reinstatement { reason } } } } }`;

interface ClaimStanding {
  readonly id: string;
  readonly verdict: {
    readonly outcome: string;
    readonly results: readonly {
      readonly criterion: { readonly name: string };
      readonly outcome: string;
      readonly observed: number | null;
    }[];
  };
  readonly withdrawals: readonly {
    readonly entity: { readonly id: string };
    readonly reinstatement: object | null;
  }[];
}

async function standing(run: string): Promise<readonly ClaimStanding[]> {
  const { claims } = await system.ask<{ claims: { nodes: ClaimStanding[] } }>(
    OUTCOMES,
    { run },
  );
  return claims.nodes;
}

/** How many sites count, as each claim's verdict says: it is the same for all. */
const sitesOf = (claims: readonly ClaimStanding[]) => [
  ...new Set(
    claims.flatMap(({ verdict }) =>
      verdict.results
        .filter(({ criterion }) => criterion.name === "sites")
        .map(({ outcome, observed }) => `${outcome} ${observed}`),
    ),
  ),
];

const outcomes = (claims: readonly ClaimStanding[]) =>
  new Map(claims.map(({ id, verdict }) => [id, verdict.outcome]));

it("a slide is withdrawn, left out, and taken in again: only what rested on it is done anew, and nothing when it returns", async () => {
  const first = await discover();
  expect(first.computed).toMatchObject({ tileSlide: PATIENTS, readCohort: 1 });
  const slide = await slideOf(first.id);
  const before = await standing(first.id);
  expect(before.length).toBeGreaterThan(0);

  const dry = await withdraw(slide.id, true);
  expect(dry).toMatchObject({ __typename: "WithdrawalReport", dryRun: true });
  expect(dry.claims).toHaveLength(before.length);
  for (const { claim, path, ...told } of dry.claims) {
    expect(told).toMatchObject({ effect: "NEEDS_RERUN", after: "SUSPENDED" });
    expect(path[0]?.id).toBe(slide.id);
    expect(path.at(-1)?.id).toBe(claim.id);
  }
  expect(await standing(first.id)).toEqual(before);
  const real = await withdraw(slide.id, false);
  expect(real).toEqual({ ...dry, dryRun: false });
  const suspended = await standing(first.id);
  for (const claim of suspended) {
    expect(claim.verdict.outcome).toBe("SUSPENDED");
    expect(claim.withdrawals).toMatchObject([
      { entity: { id: slide.id }, reinstatement: null },
    ]);
  }
  expect(await withdraw(slide.id, false)).toMatchObject({
    __typename: "InvalidInput",
    issues: [{ path: "entity" }],
  });

  const without = await discover();
  expect(without.notices).toContainEqual(
    expect.objectContaining({ code: "WITHDRAWN_SLIDE", value: slide.name }),
  );
  expect(without.outcomes).not.toContain("SUSPENDED");
  // The one statistic that is computed anew at once: it is what the run without the slide finds.
  expect(sitesOf(suspended)).toEqual(sitesOf(await standing(without.id)));
  expect(sitesOf(suspended)).toHaveLength(1);
  expect(without.reused).toEqual({
    tileSlide: PATIENTS - 1,
    embedTiles: PATIENTS - 1,
    measureTiles: PATIENTS - 1,
  });
  expect(without.computed).toMatchObject({
    readCohort: 1,
    splitCohort: 1,
    trainGenes: 1,
    weighEvidence: 1,
    judgeClaims: 1,
  });

  const input = {
    idempotencyKey: uniqueName("reinstate"),
    entity: slide.id,
    reason: "label found",
    dryRun: false,
  };
  const { reinstate } = await system.ask<{ reinstate: Report }>(
    `mutation ($input: ReinstateInput!) { reinstate(input: $input) { __typename ... on ReinstatementReport { claims { effect } } } }`,
    { input },
  );
  expect(reinstate.__typename).toBe("ReinstatementReport");
  const again = await discover();
  expect(sum(again.computed)).toBe(0);
  expect(again.reused).toEqual(first.computed);
  expect(outcomes(await standing(again.id))).toEqual(outcomes(before));
});

const JUDGE = `mutation ($input: JudgeClaimInput!) { judgeClaim(input: $input) { __typename ... on Judgement { before dryRun outcome exploratory verdict { id protocol { name } } results { criterion { name } outcome } } } }`;

interface Judged {
  readonly before: boolean;
  readonly exploratory: boolean;
  readonly verdict: {
    readonly id: string;
    readonly protocol: { readonly name: string };
  } | null;
}

it("a claim is judged under another protocol, once, beside what its run said", async () => {
  const { id: run } = await discover();
  const [claim] = await standing(run);
  const judge = async (dryRun: boolean): Promise<Judged> => {
    const idempotencyKey = uniqueName("judge");
    const input = { idempotencyKey, claim: claim!.id, protocol: "explore" };
    const asked = { input: { ...input, dryRun } };
    return (await system.ask<{ judgeClaim: Judged }>(JUDGE, asked)).judgeClaim;
  };
  expect(await judge(true)).toMatchObject({ dryRun: true, verdict: null });
  const given = await judge(false);
  expect(given).toMatchObject({
    __typename: "Judgement",
    before: false,
    exploratory: true,
    verdict: { protocol: { name: "explore" } },
  });
  expect(await judge(false)).toEqual({ ...given, before: true });
  expect((await standing(run))[0]).toEqual(claim);
});
