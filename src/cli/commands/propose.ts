import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { ApiClient } from "../apiClient.js";
import { PROPOSE } from "../judgingDocuments.js";
import type { Output } from "../output.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";

/** What `propose` is asked. */
export interface ProposeOptions {
  readonly dir: string;
  readonly gene: string;
  readonly direction: "HIGHER" | "LOWER";
  /** What the gene goes with. */
  readonly correlate:
    { readonly morphology: string } | { readonly subtype: string };
  readonly dryRun: boolean;
}

interface Proposal {
  readonly id: string;
  readonly statement: string;
  readonly dryRun: boolean;
  readonly before: boolean;
}

/** States a claim of a cohort before there is evidence. @throws UserError where it is refused */
export async function proposeCommand(
  api: ApiClient,
  { dir, correlate, ...stated }: ProposeOptions,
  output: Output,
): Promise<void> {
  const idempotencyKey = `cli-${randomUUID()}`;
  const about = { cohort: resolve(dir), ...correlate };
  const input = { idempotencyKey, ...about, ...stated };
  const { proposeClaim } = await api.request<{
    proposeClaim: Proposal | Refusal;
  }>(PROPOSE, { input });
  const { id, statement, before, dryRun } = accepted(proposeClaim);
  output.print(statement);
  output.print(`  ${id}${before ? ", stated before" : ""}`);
  if (dryRun) output.print("Dry run: nothing was kept.");
  output.document({ id, statement, before, dryRun });
}
