import { z } from "zod";
import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import type { ActivityDeps } from "../deps.js";
import { keptItems } from "../evidence/keptItems.js";
import { judgedOn } from "../judging/judgedOn.js";
import type { DoneAgain } from "./doneAgain.js";

/** What judging again reaches outside itself. */
export type RejudgeDeps = Pick<ActivityDeps, "blobs"> & {
  readonly graph: Pick<ActivityDeps["graph"], "store" | "readRejudging">;
};

const PARAMS = z.object({ evidence: z.string(), facts: z.string() });

/**
 * Gives a verdict that was asked for once more, where its claim's evidence is what it was: the Step kept its hash. Whether it is
 * news is compared where no facts became known since.
 */
export async function rejudge(
  { blobs, graph }: RejudgeDeps,
  { id, codeVersion, generated, params }: ReplicableStep,
): Promise<DoneAgain> {
  const found = await graph.readRejudging(graph.store, id);
  if (found === null) throw new Error(`${id} gave no verdict`);
  const { verdict, state } = found;
  if ("missing" in state) return MOVED;
  const judgedAt = String(generated[0]?.props["judgedAt"]);
  const recomputed = await keptItems({ blobs }, state.heldOut);
  const judged = judgedOn(state, { judgedAt, codeVersion }, recomputed);
  const { evidence, facts } = PARAMS.parse(JSON.parse(params));
  const stands = state.formers.some((former) => former.id === verdict);
  if (!stands || judged.evidence !== evidence) return MOVED;
  const sameFacts =
    facts === sha256(canonical(state.facts.map((fact) => fact.id)));
  const kept = <T>(props: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(props).filter(([name]) => sameFacts || name !== "novel"),
    );
  const content = { claim: state.claim.id };
  const again = { role: "verdict", label: "Verdict" as const, content };
  return {
    was: generated.map(({ role, props }) => ({ role, props: kept(props) })),
    is: [{ ...again, props: kept(judged.props) }],
  };
}

const MOVED: DoneAgain = {
  refused:
    "what it was judged on has changed since: the claim has another version, or a withdrawal, its undoing or a later verdict came between; judge says what stands now",
};
