import { afterAll, beforeAll, expect, it } from "vitest";
import { document } from "../api/documents.js";
import { uniqueName } from "../graph/testGraph.js";
import type { TinyCohort } from "./tinyCohort.js";
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
