/** The outcome of trying one way: what it brings, or why it was not taken. */
export type Tried<T> = { readonly taken: T } | { readonly why: string };

/** One way to come by something; ways are tried in the order of their list. */
export interface Way<Ask, T> {
  readonly name: string;
  take(ask: Ask): Promise<Tried<T>>;
}

/** A way that was not taken. */
export interface Refusal {
  readonly way: string;
  readonly why: string;
}

/** Thrown where no way led there; lists what was tried and what would help. */
export class NoWayError extends Error {
  constructor(
    readonly what: string,
    readonly refusals: readonly Refusal[],
  ) {
    const lines = refusals.map(({ way, why }) => `  ${way}: ${why}`);
    super([`no way to have ${what}:`, ...lines].join("\n"));
    this.name = "NoWayError";
  }
}

/**
 * Takes the first way that leads there.
 * @throws NoWayError
 */
export async function tryWays<Ask, T>(
  what: string,
  ways: readonly Way<Ask, T>[],
  ask: Ask,
): Promise<{ taken: T; way: string; refusals: readonly Refusal[] }> {
  const refusals: Refusal[] = [];
  for (const way of ways) {
    const tried = await way.take(ask).catch((error: unknown) => ({
      why: error instanceof Error ? error.message : String(error),
    }));
    if ("taken" in tried)
      return { taken: tried.taken, way: way.name, refusals };
    refusals.push({ way: way.name, why: tried.why });
  }
  throw new NoWayError(what, refusals);
}
