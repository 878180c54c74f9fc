import type { ElsewhereState } from "../../graph/judging/readElsewhere.js";
import type { HeadState } from "../../graph/judging/readHead.js";
import type { Comparison } from "../../knowledge/elsewhere.js";
import { compareElsewhere, LEGS } from "../../knowledge/elsewhere.js";
import { canonical } from "../../knowledge/identity.js";
import type { ActivityDeps } from "../deps.js";
import type { StandingIssue } from "../dto.js";
import { versionWithLine } from "../judging/versionWithLine.js";
import { agentNode } from "../step/agentNode.js";
import type { UncalledPlan } from "../step/uncalledStep.js";
import { namesOf, uncalledStep } from "../step/uncalledStep.js";
import type {
  CompareCohortsAnswer,
  CompareCohortsRequest,
} from "./elsewhereDto.js";

/** What comparing reaches outside itself. */
export type CompareDeps = Pick<
  ActivityDeps,
  "codeVersion" | "agent" | "now"
> & {
  readonly graph: Pick<
    ActivityDeps["graph"],
    "store" | "readElsewhere" | "writeElsewhere" | "logHead"
  >;
};

const CRITERION = "elsewhere";

/**
 * Makes a line of evidence of what other cohorts show of a claim, on a version of its own with verdicts in the place of those
 * before. Asked again while they show the same, it makes nothing.
 */
export async function compareCohorts(
  deps: CompareDeps,
  { claim, dryRun, by }: CompareCohortsRequest,
): Promise<CompareCohortsAnswer> {
  const { graph } = deps;
  const log = await graph.logHead(graph.store);
  const state = await graph.readElsewhere(graph.store, claim);
  if (state === null) return refused(`no claim has the id ${claim}`);
  const { own } = state;
  if (own === null)
    return refused(
      "nothing was measured of the claim yet; discover a cohort that it is about first",
    );
  if (state.claim.kind !== "morphology")
    return refused(
      `it is about ${state.claim.of}; only claims about morphologies are compared`,
    );
  const lacks = whyNot(own);
  if (lacks !== null) return refused(lacks);
  const compared = compare(state, own);
  if (compared.found.length === 0) return nowhere(state, compared);
  const before = isSame(own, compared);
  if (!before && !dryRun) {
    const plan = planOf(deps, own, compared);
    const at = deps.now().toISOString();
    const items = compared.found.map(({ item }) => item);
    const late = { claim, criterion: CRITERION, subject: claim, items };
    const outcome = versionWithLine(namesOf(plan).idOf, own, late, {
      judgedAt: at,
      codeVersion: plan.codeVersion,
    });
    const step = uncalledStep(plan, outcome, {
      log,
      startedAt: at,
      endedAt: at,
    });
    await graph.writeElsewhere(graph.store, { state, step, by });
  }
  return { kind: "compared", before, ...compared };
}

function compare(state: ElsewhereState, { judgings }: HeadState): Comparison {
  const { claim, members, others } = state;
  const strict = judgings.filter(({ formers }) =>
    formers.some(({ exploratory }) => !exploratory),
  );
  return compareElsewhere(
    { ...members, direction: claim.direction },
    others,
    strict.map(({ protocol }) => protocol.logIndex),
  );
}

/** What is wrong with the claim's own legs; null where they are whole. */
function whyNot({ head, lines }: HeadState): string | null {
  const left = new Set(lines.map(({ criterion }) => criterion));
  if (Object.keys(LEGS).every((leg) => left.has(leg))) return null;
  return lines.length < head.lines.length
    ? "a withdrawal reaches its own evidence; discover its cohort again, without what is withdrawn"
    : "not all of learnable, located and present were measured of it; there is nothing to compare with";
}

/** Whether the head has a line that says just that, which no withdrawal reaches. */
function isSame({ lines }: HeadState, { found }: Comparison): boolean {
  const line = lines.find(({ criterion }) => criterion === CRITERION);
  return canonical(line?.items ?? []) === canonical(found.map((f) => f.item));
}

function planOf(
  deps: CompareDeps,
  { head, lines, judgings }: HeadState,
  { found }: Comparison,
): UncalledPlan {
  const kept = lines.filter(({ criterion }) => criterion !== CRITERION);
  return {
    name: "compareCohorts",
    codeVersion: deps.codeVersion("compareCohorts"),
    seed: null,
    params: canonical({}),
    agent: agentNode(deps.agent),
    used: [
      { role: "claim", id: head.measured },
      ...kept.map(({ id }) => ({ role: "evidence", id })),
      ...found.flatMap(({ legs }) =>
        legs.map((id) => ({ role: "elsewhere", id })),
      ),
      ...judgings.flatMap(({ protocol, formers }) => [
        { role: "protocol", id: protocol.id },
        ...formers.map(({ id }) => ({ role: "former", id })),
      ]),
    ],
  };
}

const refused = (message: string): CompareCohortsAnswer => ({
  kind: "refused",
  issues: [{ path: "claim", message }],
});

function nowhere(
  { claim }: ElsewhereState,
  { leftOut }: Comparison,
): CompareCohortsAnswer {
  const issues = leftOut.map(({ name, reason }): StandingIssue => ({
    path: "claim",
    message: `cohort ${name}: ${reason}`,
  }));
  const none = `no other cohort of ${claim.tissue} says anything of ${claim.genes.join(", ")} and ${claim.of} that counts; discover one of other patients`;
  return {
    kind: "refused",
    issues: [{ path: "claim", message: none }, ...issues],
  };
}
