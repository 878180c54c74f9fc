import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { document } from "../api/documents.js";
import { uniqueName } from "../graph/testGraph.js";
import type { Ended, TinyCohort } from "./tinyCohort.js";
import { openTinyCohort, PATIENTS } from "./tinyCohort.js";
import type { StepCounts } from "./wholeSystem.js";

let tiny: TinyCohort;

beforeAll(async () => {
  tiny = await openTinyCohort();
});
afterAll(() => tiny.close());

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
  const data = await tiny.system.ask<{ withdraw: Report }>(
    document("withdraw"),
    {
      input,
    },
  );
  return data.withdraw;
}

async function slideOf(run: string): Promise<{ id: string; name: string }> {
  return tiny.graph.read(async (tx) => {
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
  const { claims } = await tiny.system.ask<{
    claims: { nodes: ClaimStanding[] };
  }>(OUTCOMES, { run });
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
  const first = await tiny.discover();
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

  const without = await tiny.discover();
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
  const { reinstate } = await tiny.system.ask<{ reinstate: Report }>(
    `mutation ($input: ReinstateInput!) { reinstate(input: $input) { __typename ... on ReinstatementReport { claims { effect } } } }`,
    { input },
  );
  expect(reinstate.__typename).toBe("ReinstatementReport");
  const again = await tiny.discover();
  expect(sum(again.computed)).toBe(0);
  expect(again.reused).toEqual(first.computed);
  expect(outcomes(await standing(again.id))).toEqual(outcomes(before));
});

const FOUND = `query ($id: ID!) { run(id: $id) { verdicts(first: 200) { nodes { outcome exploratory openings claim { id verdict { id } } } } } }`;

interface Found {
  readonly outcome: string;
  readonly exploratory: boolean;
  readonly openings: number;
  readonly claim: { readonly id: string; readonly verdict: { id: string } };
}

async function found(id: string): Promise<readonly Found[]> {
  type Answer = { readonly run: { readonly verdicts: { nodes: Found[] } } };
  const { run: page } = await tiny.system.ask<Answer>(FOUND, { id });
  expect(page.verdicts.nodes.length).toBeGreaterThan(0);
  return page.verdicts.nodes;
}

describe("what is judged", () => {
  let run: Ended;
  // All of it is found done where the test above came to its end.
  beforeAll(async () => {
    run = await tiny.discover();
  }, 300_000);

  describe("judging", () => {
    const JUDGE = `mutation ($input: JudgeClaimInput!) { judgeClaim(input: $input) { __typename ... on Judgement { before dryRun outcome exploratory verdict { id protocol { name } } results { criterion { name } outcome } } } }`;

    it("under another protocol is done once, beside what the run said", async () => {
      const before = await found(run.id);
      const { id: claim } = before[0]!.claim;
      const judge = async (dryRun: boolean) => {
        const idempotencyKey = uniqueName("judge");
        const input = { idempotencyKey, claim, protocol: "explore", dryRun };
        const asked = await tiny.system.ask<{ judgeClaim: object }>(JUDGE, {
          input,
        });
        return asked.judgeClaim;
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
      expect(await found(run.id)).toEqual(before);
    });
  });

  describe("proposing", () => {
    const PROPOSE = `mutation ($input: ProposeClaimInput!) { proposeClaim(input: $input) { __typename ... on ClaimProposal { id before claim { verdict { id } } } } }`;

    it("finds the claim that a run made of the same words, and keeps the opposite without a verdict", async () => {
      const propose = async (direction: string) => {
        const idempotencyKey = uniqueName("propose");
        const said = { gene: tiny.panel[0], direction, morphology: "mucin" };
        const input = { idempotencyKey, cohort: tiny.cohort, ...said };
        const asked = await tiny.system.ask<{
          proposeClaim: { id: string; before: boolean };
        }>(PROPOSE, { input });
        return asked.proposeClaim;
      };
      const both = [await propose("HIGHER"), await propose("LOWER")];
      expect(both.map(({ before }) => before).sort()).toEqual([false, true]);
      const judged = (await found(run.id)).map(({ claim }) => claim.id);
      const [made] = both.filter(({ before }) => before);
      const [stated] = both.filter(({ before }) => !before);
      expect(judged).toContain(made!.id);
      expect(stated).toMatchObject({ claim: { verdict: null } });
    });

    it("refuses what the cohort cannot measure, whatever is wrong of it at once", async () => {
      const said = { gene: "BRCA9", direction: "HIGHER", morphology: "moss" };
      const idempotencyKey = uniqueName("propose");
      const input = { idempotencyKey, cohort: tiny.cohort, ...said };
      const { proposeClaim } = await tiny.system.ask<{
        proposeClaim: { issues: { path: string; message: string }[] };
      }>(
        `mutation ($input: ProposeClaimInput!) { proposeClaim(input: $input) { ... on InvalidInput { issues { path message } } } }`,
        { input },
      );
      expect(proposeClaim.issues.map(({ path }) => path)).toEqual([
        "gene",
        "morphology",
      ]);
      expect(proposeClaim.issues[0]?.message).toContain("no gene BRCA9");
    });
  });

  describe("replicating", () => {
    const REPLICATE = `mutation ($input: ReplicateInput!) { replicate(input: $input) { __typename ... on Replication { of agreement differences { output what farthest beyond } } ... on InvalidInput { issues { message } } } }`;

    async function stepOf(name: string): Promise<string> {
      return tiny.graph.read(async (tx) => {
        const { records } = await tx.run(
          "MATCH (:Run {id: $run})-[:CALLED]->(s:Step {name: $name}) RETURN s.id AS id ORDER BY id LIMIT 1",
          { run: run.id, name },
        );
        return String(records[0]!.get("id"));
      });
    }

    /** Asks again with the same key until it is done. */
    const replicate = async (step: string): Promise<object> => {
      const input = { idempotencyKey: uniqueName("replicate"), step };
      for (;;) {
        const { replicate: found } = await tiny.system.ask<{
          replicate: { readonly agreement: string | null };
        }>(REPLICATE, { input });
        if (found.agreement !== null) return found;
      }
    };

    it.each(["splitCohort", "measureTiles", "weighEvidence", "judgeClaims"])(
      "%s gives the same bytes again",
      async (name) => {
        const of = await stepOf(name);
        expect(await replicate(of)).toEqual({
          __typename: "Replication",
          ...{ of, agreement: "EQUAL", differences: [] },
        });
      },
    );

    it("tells of a step that had made something else", async () => {
      const step = await stepOf("splitCohort");
      await tiny.graph.write((tx) =>
        tx.run(
          "MATCH (s:Split)-[:WAS_GENERATED_BY]->(:Step {id: $step}) SET s.sealed = s.sealed + 1",
          { step },
        ),
      );
      expect(await replicate(step)).toMatchObject({
        agreement: "DIFFERENT",
        differences: [{ output: "split", what: "sealed", farthest: 1 }],
      });
    });
  });
});
