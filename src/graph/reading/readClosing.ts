import { canonical, sha256 } from "../../knowledge/identity.js";
import type { Graph, Tx } from "../graph.js";
import type { HeadState } from "../judging/readHead.js";
import { headContent, headOf } from "../judging/readHead.js";
import type { ReadingState } from "./readReading.js";
import { readingHash, readingOf } from "./readReading.js";

/** Everything that decides what comes of closing a reading. */
export interface ClosingState extends HeadState {
  readonly state: ReadingState;
}

/** Reads it; null where there is no such reading. */
export function readClosing(
  graph: Graph,
  reading: string,
): Promise<ClosingState | null> {
  return graph.read((tx) => closingOf(tx, reading));
}

/** Hash of what was read. */
export function closingHash(closing: ClosingState): string {
  return sha256(
    canonical([readingHash(closing.state), ...headContent(closing)]),
  );
}

/** The same, within a transaction. */
export async function closingOf(
  tx: Tx,
  reading: string,
): Promise<ClosingState | null> {
  const state = await readingOf(tx, reading);
  if (state === null) return null;
  const head = await headOf(tx, state.reading.claim);
  return head === null ? null : { state, ...head };
}
