import type { Graph } from "../graph/graph.js";
import type { releaseKey, takeKey } from "../graph/requestKeys.js";
import { canonical, sha256 } from "../knowledge/identity.js";

/** A change that is asked for. */
export interface Asked {
  readonly operation: string;
  readonly key: string;
  /** All else that is asked; plain data. */
  readonly request: unknown;
}

/** Sees to it that one key stands for one request. */
export interface RequestKeys {
  /**
   * Does the work where the key is free or was used for the same request; null where it was for another one. The key
   * stays free where the work throws or says that it did nothing.
   */
  once<T>(
    asked: Asked,
    work: () => Promise<T>,
    did: (result: T) => boolean,
  ): Promise<{ readonly result: T } | null>;
}

/** Builds the one keeper of keys of a process. */
export function createRequestKeys({
  graph,
  now,
}: {
  readonly graph: {
    readonly store: Graph;
    readonly takeKey: typeof takeKey;
    readonly releaseKey: typeof releaseKey;
  };
  readonly now: () => Date;
}): RequestKeys {
  return {
    async once({ operation, key, request }, work, did) {
      const id = sha256(canonical({ operation, key }));
      const taking = await graph.takeKey(graph.store, {
        id,
        request: sha256(canonical(request)),
        at: now().toISOString(),
      });
      if (taking === "other") return null;
      let done = taking === "same";
      try {
        const result = await work();
        done ||= did(result);
        return { result };
      } finally {
        if (!done) await graph.releaseKey(graph.store, id);
      }
    },
  };
}
