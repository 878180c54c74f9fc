import type { Proposition } from "../../knowledge/claim.js";
import type { ActivityDeps } from "../deps.js";
import { getJson } from "../step/json.js";
import type { WeighedClaim } from "./weighEvidence.js";

/** As steps kept it before there were claims about subtypes. */
type FormerProposition = Pick<
  Proposition,
  "scope" | "gene" | "genes" | "direction" | "tissue"
> & { readonly morphology: string };

type KeptClaim = Omit<WeighedClaim, "proposition"> & {
  readonly proposition: Proposition | FormerProposition;
};

/** The claims that a step weighed, in whichever form it kept them. */
export async function weighedClaims(
  deps: ActivityDeps,
  blob: string,
): Promise<WeighedClaim[]> {
  const kept = await getJson<KeptClaim[]>(deps, blob);
  return kept.map((claim) => ({
    ...claim,
    proposition: propositionOf(claim.proposition),
  }));
}

function propositionOf(kept: Proposition | FormerProposition): Proposition {
  if (!("morphology" in kept)) return kept;
  const { morphology, ...said } = kept;
  return { ...said, kind: "morphology", of: morphology };
}
