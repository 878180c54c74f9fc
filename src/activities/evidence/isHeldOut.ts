import type { HeldOut } from "../../graph/standing/readHeldOut.js";
import type { ActivityDeps } from "../deps.js";
import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import { getJson } from "../step/json.js";

/** Genes beyond which computing anew takes longer than whoever withdraws should wait. */
const MOST_GENES = 200;

/**
 * Whether all that there is of the patients who are gone was sealed: no model saw them, so that what is left can be computed
 * anew from what is stored of the others.
 */
export async function isHeldOut(
  deps: Pick<ActivityDeps, "blobs">,
  { evaluations: { blob }, gone, params }: HeldOut,
): Promise<boolean> {
  const { genes } = JSON.parse(params) as { readonly genes: readonly string[] };
  if (genes.length > MOST_GENES || !(await deps.blobs.has(blob))) return false;
  const { units } = await getJson<GeneEvaluations>(deps, blob);
  return gone.every((name) => {
    const own = units.sealed.filter((_, b) => units.patients[b] === name);
    return own.length > 0 && own.every((sealed) => sealed);
  });
}
