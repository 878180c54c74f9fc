/** One thing that rests on another: a step on what it used, an entity on the step that made it, a part on its whole. */
export interface Dependence {
  readonly on: string;
  readonly what: string;
}

/** What rests on a thing, however remotely, the thing itself included: each with what it was reached from. */
export type Reach = ReadonlyMap<string, string | null>;

/**
 * The forward closure of a thing: all that could not have been made without it. Nearest first, so that every path is a
 * shortest one; of equally short ones always the same, whatever the order of the dependences.
 */
export function reachOf(
  dependences: readonly Dependence[],
  start: string,
): Reach {
  const resting = new Map<string, string[]>();
  for (const { on, what } of dependences) {
    const known = resting.get(on);
    if (known === undefined) resting.set(on, [what]);
    else known.push(what);
  }
  const reach = new Map<string, string | null>([[start, null]]);
  let frontier = [start];
  while (frontier.length > 0) {
    const next: string[] = [];
    for (const id of frontier.sort())
      for (const what of resting.get(id) ?? [])
        if (!reach.has(what)) {
          reach.set(what, id);
          next.push(what);
        }
    frontier = next;
  }
  return reach;
}

/** The way from the start to what was reached, both included; empty where it was not reached. */
export function pathTo(reach: Reach, id: string): string[] {
  const path: string[] = [];
  if (!reach.has(id)) return path;
  for (let at: string | null = id; at !== null; at = reach.get(at) ?? null)
    path.push(at);
  return path.reverse();
}
