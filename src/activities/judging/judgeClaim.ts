import { canonical } from "../../knowledge/identity.js";
import { PROTOCOL_FORM } from "../../knowledge/protocol.js";
import { isSubtypeProtocol } from "../../knowledge/protocolKind.js";
import { unknownProtocol } from "../../knowledge/unknownProtocol.js";
import type {
  JudgingGap,
  JudgingState,
} from "../../graph/judging/readJudging.js";
import type { ActivityDeps } from "../deps.js";
import { keptItems } from "../evidence/keptItems.js";
import type { JudgeAnswer, JudgeRequest } from "../dto.js";
import type { Judged } from "./judgedOn.js";
import { judgedOn } from "./judgedOn.js";
import { judgingStep } from "./judgingStep.js";

/** What judging on request reaches outside itself. */
export type JudgeDeps = Pick<
  ActivityDeps,
  "blobs" | "codeVersion" | "agent" | "now"
> & {
  readonly graph: Pick<
    ActivityDeps["graph"],
    "store" | "readJudging" | "writeJudgement" | "logHead"
  >;
};

/**
 * Judges a claim's evidence under a registered protocol, beside what its run said; what withdrawals reach counts as in their
 * own judging. The same evidence under the same protocol is one verdict, however often it is asked for; no verdict under
 * another protocol is superseded.
 */
export async function judgeClaim(
  deps: JudgeDeps,
  request: JudgeRequest,
): Promise<JudgeAnswer> {
  const { graph } = deps;
  const log = await graph.logHead(graph.store);
  const state = await graph.readJudging(graph.store, request);
  if ("missing" in state) return refused(state, request);
  if (state.fallen.includes(state.protocol.id)) return withdrawn(state);
  if (!isOfItsKind(state)) return otherKind(state);
  const by = {
    judgedAt: deps.now().toISOString(),
    codeVersion: deps.codeVersion("judgeClaim"),
  };
  const recomputed = await keptItems(deps, state.heldOut);
  const judged = judgedOn(state, by, recomputed);
  const same = state.formers.find((former) => isSame(former, judged));
  if (same !== undefined) return answer(judged, same, true);
  const { verdict, step } = judgingStep(deps, { state, judged, log });
  if (!request.dryRun)
    await graph.writeJudgement(graph.store, {
      request,
      state,
      step,
      by: request.by,
    });
  return answer(judged, { id: verdict, novel: judged.judging.novel }, false);
}

/** Whether the protocol judges claims about what this one is about; of others it would find no evidence. */
function isOfItsKind({ claim, protocol }: JudgingState): boolean {
  const form = PROTOCOL_FORM.parse(JSON.parse(protocol.json));
  return isSubtypeProtocol(form) === (claim.kind === "subtype");
}

/** Whether a verdict says the same; when, by which code, and beside which known facts it was given does not matter. */
function isSame(
  former: JudgingState["formers"][number],
  { verdict, judging, results, props }: Judged,
): boolean {
  const { outcome, exploratory, openings, reason } = former;
  const said = { outcome, exploratory, openings, reason };
  const { flipSets, explainedBy } = former;
  const now = {
    outcome: verdict.outcome,
    exploratory: judging.exploratory,
    openings: judging.openings,
    reason: verdict.reason,
    results,
    flipSets: JSON.parse(String(props["flipSets"])) as unknown,
    explainedBy: verdict.explainedBy,
  };
  return (
    canonical({ ...said, results: former.results, flipSets, explainedBy }) ===
    canonical(now)
  );
}

function answer(
  { verdict: { outcome, reason }, judging, results }: Judged,
  { id, novel }: { readonly id: string; readonly novel: boolean | null },
  before: boolean,
): JudgeAnswer {
  const { exploratory, openings } = judging;
  const said = { outcome, exploratory, novel, openings, reason, results };
  return { kind: "judged", verdict: id, before, ...said };
}

function refused(gap: JudgingGap, asked: JudgeRequest): JudgeAnswer {
  const refuse = (path: string, message: string): JudgeAnswer => ({
    kind: "refused",
    issues: [{ path, message }],
  });
  if (gap.missing === "protocol")
    return refuse("protocol", unknownProtocol(asked.protocol, gap.known));
  return refuse(
    "claim",
    gap.missing === "claim"
      ? `no claim has the id ${asked.claim}`
      : "nothing was measured of the claim yet; discover a cohort that it is about first",
  );
}

function withdrawn({ protocol }: JudgingState): JudgeAnswer {
  const message = `protocol ${protocol.name} is withdrawn; reinstate ${protocol.id}, or name another`;
  return { kind: "refused", issues: [{ path: "protocol", message }] };
}

function otherKind({ claim, protocol }: JudgingState): JudgeAnswer {
  const about = { morphology: "morphologies", subtype: "subtypes" }[claim.kind];
  const message = `protocol ${protocol.name} judges no claims about ${about}; name another`;
  return { kind: "refused", issues: [{ path: "protocol", message }] };
}
