import { randomUUID } from "node:crypto";
import type { ApiClient } from "../apiClient.js";
import { REVIEW, VERDICT_OF_CLAIM } from "../judgingDocuments.js";
import type { Output } from "../output.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import { UserError } from "../userError.js";
import { wholeClaimId } from "../wholeClaimId.js";

/** What `review` is asked. */
export interface ReviewOptions {
  readonly id: string;
  readonly decision: "ACCEPT" | "REJECT" | "MORE_EVIDENCE";
  readonly comment: string;
  readonly dryRun: boolean;
}

interface Read {
  readonly claim: {
    readonly statement: string;
    readonly verdict: { readonly id: string; readonly outcome: string } | null;
  } | null;
}

interface Receipt {
  readonly dryRun: boolean;
  readonly before: boolean;
  readonly review: object | null;
}

/** Reviews a claim by the verdict that counts now. @throws UserError where it is refused */
export async function reviewCommand(
  api: ApiClient,
  { id, decision, comment, dryRun }: ReviewOptions,
  output: Output,
): Promise<void> {
  const claim = await wholeClaimId(api, id);
  const read = await api.request<Read>(VERDICT_OF_CLAIM, { id: claim });
  if (read.claim === null)
    throw new UserError(
      `there is no claim ${id}; list them with: npx histoclaim claims`,
    );
  const { statement, verdict } = read.claim;
  if (verdict === null)
    throw new UserError(`${statement}: it was not judged yet`);
  const idempotencyKey = `cli-${randomUUID()}`;
  const said = { claim, verdict: verdict.id, decision, comment };
  const { reviewClaim } = await api.request<{
    reviewClaim: Receipt | Refusal;
  }>(REVIEW, { input: { idempotencyKey, ...said, dryRun } });
  const { review } = accepted(reviewClaim);
  output.print(`${decision}: ${statement} (${verdict.outcome})`);
  if (dryRun) output.print("Dry run: nothing was kept.");
  output.document({ ...said, dryRun, review });
}
