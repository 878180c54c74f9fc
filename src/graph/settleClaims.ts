import type { Tx } from "./graph.js";
import { settleHeads } from "./settleHeads.js";
import { settleVerdicts } from "./settleVerdicts.js";

/** Labels of what a Step makes that moves how a claim stands. */
export const MOVES_CLAIMS: readonly string[] = ["ClaimVersion", "Verdict"];

/**
 * Brings each claim that a Step made a version of or judged to where the calls leave it: first its head, then the verdict
 * that counts. Needs the write lock, and the call in place.
 */
export async function settleClaims(tx: Tx, step: string): Promise<void> {
  await settleHeads(tx, step);
  await settleVerdicts(tx, step);
}
