import { discoveryProtocolOf } from "../cohort/discoveryProtocolOf.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput } from "../dto.js";
import type { HeadPlan } from "./headPlan.js";
import { headPlan } from "./headPlan.js";

/** Settles how the heads of a run are trained, by its protocol and by what was asked. @param genes of the panel */
export async function planHeads(
  deps: ActivityDeps,
  input: RunInput,
  genes: number,
): Promise<HeadPlan> {
  const protocol = await discoveryProtocolOf(deps, input);
  return headPlan(protocol, genes, input.shuffles);
}
