import type { BagSource } from "./bagSource.js";
import type { HeadProgress } from "./headProgress.js";
import type { HeadShape } from "./headParameters.js";
import type { MilOptions } from "./milOptions.js";
import { stackPlan } from "./stackPlan.js";

/** Heads of one role together, as many in a stack as memory allows. @throws MilOptionsError where not one has room */
export function chunksByRole(
  heads: readonly HeadProgress[],
  { bags }: Pick<BagSource, "bags">,
  shape: HeadShape,
  options: MilOptions,
): HeadProgress[][] {
  const byRole = new Map<string, HeadProgress[]>();
  for (const head of heads) {
    const role = head.spec.role.join("");
    byRole.set(role, [...(byRole.get(role) ?? []), head]);
  }
  const size = {
    shape,
    heads: heads.length,
    bags: bags.length,
    longest: Math.max(...bags.map(({ tiles }) => tiles)),
  };
  return [...byRole.values()].flatMap((group) => {
    const plan = stackPlan({ ...size, sharing: group.length }, options);
    const parts = Math.ceil(group.length / plan.stacked);
    return Array.from({ length: parts }, (_, p) =>
      group.slice(p * plan.stacked, (p + 1) * plan.stacked),
    );
  });
}
