import type { HeadSpec } from "../mil/head.js";
import { ROLE } from "../mil/head.js";

/** What one head lost on the bags that it was trained on, some of them with a label of another. */
export interface InjectedHead {
  /** Squared error in each epoch. @shape [epochs][samples] */
  readonly losses: readonly ArrayLike<number>[];
  /** 1 where the label is another's. @shape [samples] */
  readonly exchanged: ArrayLike<number>;
  /** Mean squared error on bags that were held back from training; null where none was. @shape [epochs] */
  readonly heldBack: ArrayLike<number> | null;
}

/** What a training kept of the losses of its heads. */
export interface KeptSamples {
  /** @shape [heads, epochs, bags] */
  readonly samples: Float32Array;
  /** @shape [heads, epochs] */
  readonly stopping: Float32Array;
  readonly epochs: number;
}

/**
 * A head's losses out of what its training kept.
 * @param row of the head among those trained @param exchanged 1 where a bag has another's label @shape exchanged [bags]
 */
export function injectedHead(
  { samples, stopping, epochs }: KeptSamples,
  row: number,
  {
    head: { role, labels },
    exchanged,
  }: { readonly head: HeadSpec; readonly exchanged: Uint8Array },
): InjectedHead {
  const bags = role.length;
  const known = (part: number): number[] =>
    [...role.keys()].filter(
      (b) => role[b] === part && !Number.isNaN(labels[b]),
    );
  const training = known(ROLE.train);
  const from = row * epochs;
  return {
    losses: Array.from({ length: epochs }, (_, e) =>
      Float64Array.from(training, (b) => samples[(from + e) * bags + b]!),
    ),
    exchanged: Uint8Array.from(training, (b) => exchanged[b]!),
    heldBack:
      known(ROLE.stopping).length === 0
        ? null
        : stopping.slice(from, from + epochs),
  };
}
