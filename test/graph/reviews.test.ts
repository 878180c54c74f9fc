import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { associate } from "../../src/graph/associate.js";
import type { ReviewRequest } from "../../src/graph/claims/writeReview.js";
import { writeReview } from "../../src/graph/claims/writeReview.js";
import { writeProposal } from "../../src/graph/claims/writeProposal.js";
import { append } from "../../src/graph/log.js";
import { createReads } from "../../src/graph/read/reads.js";
import { recordStep } from "../../src/graph/steps.js";
import { callerNamed, OWNER } from "../../src/knowledge/caller.js";
import { claimNodes } from "../../src/knowledge/claimNode.js";
import { proposalStatement } from "../../src/knowledge/recorded/statements.js";
import { cohortNode, plannedStep, plantRun, PROPOSITION } from "./planted.js";
import { plantEvidence } from "./plantedEvidence.js";
import type { StandingUnderTest } from "./standingUnderTest.js";
import { openStanding } from "./standingUnderTest.js";
import { uniqueName } from "./testGraph.js";

let standing: StandingUnderTest;
beforeAll(async () => {
  standing = await openStanding();
  // The database plans what it is first asked: seconds, on a busy machine a minute.
  const { both } = await plantEvidence(standing.graph);
  await review(both);
});
afterAll(() => standing.close());

const AT = "2026-01-01T00:00:00.000Z";
const REVIEWER = callerNamed("Ada", "reviewer");

async function verdictOf(claim: string): Promise<string> {
  const [verdicts] = await createReads(standing.graph).related(
    "verdictOfClaim",
    [claim],
  );
  if (verdicts === undefined || verdicts instanceof Error) throw verdicts;
  return verdicts[0]!.id;
}

async function standingOf(review: string): Promise<unknown> {
  const reads = createReads(standing.graph);
  const [rows] = await reads.related("standingOfReview", [review]);
  if (rows === undefined || rows instanceof Error) throw rows;
  return rows[0]?.standing;
}

async function review(claim: string, more: Partial<ReviewRequest> = {}) {
  return writeReview(standing.graph, {
    idempotencyKey: uniqueName("review"),
    claim,
    verdict: more.verdict ?? (await verdictOf(claim)),
    decision: "ACCEPT",
    comment: "seen on the slides",
    by: REVIEWER,
    at: AT,
    dryRun: false,
    ...more,
  });
}

const idOf = (kept: Awaited<ReturnType<typeof review>>): string => {
  if (kept.kind === "refused") throw new Error(JSON.stringify(kept.faults));
  return kept.id;
};

describe("an acceptance", () => {
  it("is not theirs who started the run that made the claim, nor theirs who proposed it, and is another's", async () => {
    const { both, cohort } = await plantEvidence(standing.graph);
    expect(await review(both, { by: OWNER })).toMatchObject({
      kind: "refused",
      faults: [{ path: "decision" }],
    });
    const proposer = callerNamed(uniqueName("Cy"), "reviewer");
    const stated = proposalStatement(
      both,
      { cohort, ...PROPOSITION },
      { at: AT, by: proposer.agent },
    );
    await standing.graph.write(async (tx) => {
      await append(tx, stated);
      await associate(tx, { label: "Claim", ids: [both] }, proposer);
    });
    expect(await review(both, { by: proposer })).toMatchObject({
      kind: "refused",
      faults: [{ message: expect.stringContaining("you proposed it") }],
    });
    const more = { by: OWNER, decision: "MORE_EVIDENCE" } as const;
    expect(await review(both, more)).toMatchObject({ kind: "kept" });
    expect(await review(both)).toMatchObject({ kind: "kept", before: false });
  });

  it("falls with its verdict, and does not come back by itself", async () => {
    const { both, slides } = await plantEvidence(standing.graph);
    const verdict = await verdictOf(both);
    const accepted = idOf(await review(both));
    expect(await standingOf(accepted)).toBe("STANDS");
    await standing.report("withdraw", slides[0]!);
    expect(await standingOf(accepted)).toBe("SUSPENDED");
    expect(await review(both, { verdict })).toMatchObject({
      faults: [{ path: "verdict" }],
    });
    expect(await review(both)).toMatchObject({
      faults: [{ path: "decision" }],
    });
    await standing.report("reinstate", slides[0]!);
    expect(await standingOf(accepted)).toBe("SUSPENDED");
    const again = idOf(await review(both));
    expect(await standingOf(again)).toBe("STANDS");
    expect(await standingOf(accepted)).toBe("SUPERSEDED");
  });
});

describe("a review", () => {
  it("is never changed: what the same reviewer says next supersedes it, what another says does not", async () => {
    const { both } = await plantEvidence(standing.graph);
    const first = idOf(await review(both));
    const other = callerNamed("Bo", "reviewer");
    const others = idOf(await review(both, { by: other, decision: "REJECT" }));
    expect(await standingOf(first)).toBe("STANDS");
    const next = idOf(await review(both, { decision: "REJECT" }));
    expect(await standingOf(first)).toBe("SUPERSEDED");
    expect(await standingOf(others)).toBe("STANDS");
    expect(await standingOf(next)).toBe("STANDS");
    const said = "MATCH (:Review {id: $id, decision: 'ACCEPT'})";
    expect(await standing.count(said, { id: first })).toBe(1);
  });

  it("is found again by its key, which serves no other; a dry run keeps none", async () => {
    const { both } = await plantEvidence(standing.graph);
    const idempotencyKey = uniqueName("key");
    const dry = await review(both, { idempotencyKey, dryRun: true });
    const of = "MATCH (:Review {claim: $id})";
    expect(await standing.count(of, { id: both })).toBe(0);
    const first = await review(both, { idempotencyKey });
    expect(first).toEqual(dry);
    const logged = "MATCH (:LogEntry {kind: 'review', subject: $id})";
    expect(await standing.count(logged, { id: idOf(first) })).toBe(1);
    expect(await review(both, { idempotencyKey })).toMatchObject({
      before: true,
    });
    expect(await review(both, { idempotencyKey, comment: "no" })).toMatchObject(
      { faults: [{ path: "idempotencyKey" }] },
    );
    expect(await standing.count(of, { id: both })).toBe(1);
  });
});

it("a claim that a person proposed is the one that a later run measures, and stays the person's", async () => {
  const { graph } = standing;
  const name = uniqueName("proposed");
  const cohort = cohortNode(name);
  const proposition = PROPOSITION;
  const request = { cohort: cohort.id, proposition, at: AT, dryRun: false };
  const by = callerNamed("Cy", "analyst");
  const { id, before } = await writeProposal(graph, { ...request, by });
  expect(before).toBe(false);
  const run = await plantRun(graph, name);
  const made = claimNodes(cohort.id, proposition, "2026-02-01T00:00:00.000Z");
  await recordStep(
    graph,
    plannedStep({
      run,
      name: "weigh",
      used: [{ role: "cohort", id: cohort.id }],
      nodes: [cohort, ...made.nodes],
      links: made.links,
    }),
  );
  const reads = createReads(graph);
  const [claim] = await reads.nodes("Claim", [id]);
  expect(claim).toMatchObject({ id, createdAt: AT });
  const [proposer] = await reads.related("agentOfClaim", [id]);
  expect(proposer).toMatchObject([{ name: "Cy" }]);
  const about = "MATCH (:Claim {id: $id})-[:ABOUT]->()";
  expect(await standing.count(about, { id })).toBe(2);
  const again = { ...request, by: callerNamed("Di", "analyst") };
  expect(await writeProposal(graph, again)).toEqual({ id, before: true });
});
