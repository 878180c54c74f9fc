import { randomUUID } from "node:crypto";
import type { ApiClient } from "../apiClient.js";
import { COMPARE } from "../judgingDocuments.js";
import type { Output } from "../output.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import { wholeClaimId } from "../wholeClaimId.js";

/** What `compare` is asked. */
export interface CompareOptions {
  readonly id: string;
  readonly dryRun: boolean;
}

interface Comparison {
  readonly before: boolean;
  readonly claim: { readonly statement: string };
  readonly found: readonly {
    readonly claim: string;
    readonly cohort: string;
    readonly value: number;
    readonly interval: { readonly low: number; readonly high: number } | null;
    readonly n: number;
    readonly p: number;
    readonly q: number;
  }[];
  readonly leftOut: readonly {
    readonly claim: string;
    readonly cohort: string;
    readonly reason: string;
  }[];
}

/** Compares a claim with other cohorts and prints what they show. @throws UserError where none counts */
export async function compareCommand(
  api: ApiClient,
  { id, dryRun }: CompareOptions,
  output: Output,
): Promise<void> {
  const claim = await wholeClaimId(api, id);
  const idempotencyKey = `cli-${randomUUID()}`;
  const { compareCohorts } = await api.request<{
    compareCohorts: Comparison | Refusal;
  }>(COMPARE, { input: { idempotencyKey, claim, dryRun } });
  const { before, found, leftOut, ...of } = accepted(compareCohorts);
  output.print(of.claim.statement);
  for (const { cohort, value, n, p, q } of found)
    output.print(
      `  ${cohort}: r = ${value.toFixed(2)} on ${n} patients, p = ${p.toPrecision(2)}, q = ${q.toPrecision(2)}${value < 0 ? "; the opposite" : ""}`,
    );
  for (const { cohort, reason } of leftOut)
    output.print(`  ${cohort}: left out, since ${reason}`);
  if (before) output.print("The claim had the same evidence already.");
  if (dryRun) output.print("Dry run: nothing was kept.");
  output.document({ claim, before, dryRun, found, leftOut });
}
