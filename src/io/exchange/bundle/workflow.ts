import { group } from "d3-array";
import type { StoredNode } from "../../../knowledge/log/contentHash.js";
import type { Provenance } from "../provenance.js";

/** One kind of Step: what was done, by which code, in which place. */
export interface WorkflowStep {
  readonly name: string;
  /** Counted from 1: a Step comes after those that made what it used. */
  readonly position: number;
  /** Hashes of the code that did it. */
  readonly codeVersions: readonly string[];
  /** Ids of the Steps. */
  readonly runs: readonly string[];
}

/** The kinds of Steps that something was made by, in the order in which they can be done. */
export function workflowOf(of: Provenance): WorkflowStep[] {
  const depth = depths(of);
  const byName = group(of.steps, (step) => String(step["name"]));
  const rank = (steps: readonly StoredNode[]): number =>
    Math.max(...steps.map(({ id }) => depth.get(id) ?? 0));
  return [...byName]
    .sort(([a, own], [b, other]) => rank(own) - rank(other) || (a < b ? -1 : 1))
    .map(([name, steps], i) => ({
      name,
      position: i + 1,
      codeVersions: [
        ...new Set(steps.map((step) => String(step["codeVersion"]))),
      ].sort(),
      runs: steps.map(({ id }) => id).sort(),
    }));
}

/** The longest way from what was given to each Step. */
function depths({ steps, used, generated }: Provenance): Map<string, number> {
  const maker = new Map(generated.map(({ entity, step }) => [entity, step]));
  const sources = group(used, ({ step }) => step);
  const found = new Map<string, number>();
  const depthOf = (step: string): number => {
    const known = found.get(step);
    if (known !== undefined) return known;
    const makers = (sources.get(step) ?? []).flatMap(
      ({ entity }) => maker.get(entity) ?? [],
    );
    const depth = 1 + Math.max(0, ...makers.map(depthOf));
    found.set(step, depth);
    return depth;
  };
  for (const { id } of steps) depthOf(id);
  return found;
}
