import { stepKey } from "../../knowledge/identity.js";
import type { StepIdentity } from "../../knowledge/provenance.js";

/** What a step is found by: what it is and what it uses, in whatever order. */
export function keyOfStep(
  { name, codeVersion, backend, seed, params }: Omit<StepIdentity, "key">,
  used: readonly { readonly role: string; readonly id: string }[],
): string {
  return stepKey({
    name,
    codeVersion,
    backend,
    seed,
    params,
    used: used.map(({ role, id }) => `${role} ${id}`).sort(),
  });
}
