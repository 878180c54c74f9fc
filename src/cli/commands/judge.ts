import { randomUUID } from "node:crypto";
import type { ApiClient } from "../apiClient.js";
import { JUDGE } from "../judgingDocuments.js";
import type { Output } from "../output.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import type { ResultRow } from "../resultLines.js";
import { resultLines } from "../resultLines.js";
import { whyExploratory } from "../whyExploratory.js";
import { wholeClaimId } from "../wholeClaimId.js";

/** What `judge` is asked. */
export interface JudgeOptions {
  readonly id: string;
  readonly protocol: string;
  readonly dryRun: boolean;
}

interface Judgement {
  readonly dryRun: boolean;
  readonly before: boolean;
  readonly outcome: string;
  readonly exploratory: boolean;
  readonly novel: boolean | null;
  readonly openings: number | null;
  readonly reason: string;
  readonly verdict: {
    readonly id: string;
    readonly protocol: { readonly exploratory: boolean };
  } | null;
  readonly results: readonly ResultRow[];
}

/** Judges a claim under another protocol and prints the verdict. @throws UserError where it is refused */
export async function judgeCommand(
  api: ApiClient,
  { id, protocol, dryRun }: JudgeOptions,
  output: Output,
): Promise<void> {
  const claim = await wholeClaimId(api, id);
  const idempotencyKey = `cli-${randomUUID()}`;
  const input = { idempotencyKey, claim, protocol, dryRun };
  const { judgeClaim: answer } = await api.request<{
    judgeClaim: Judgement | Refusal;
  }>(JUDGE, { input });
  const judged = accepted(answer);
  const mark = judged.exploratory ? ", exploratory" : "";
  output.print(`${judged.outcome}${mark}, under protocol ${protocol}`);
  output.print(`  ${judged.reason}`);
  const by = judged.verdict?.protocol ?? null;
  const why = whyExploratory({ ...judged, protocol: by });
  for (const line of why) output.print(line);
  for (const line of judged.results.flatMap(resultLines)) output.print(line);
  if (judged.before) output.print("The same verdict had been given before.");
  if (dryRun) output.print("Dry run: nothing was kept.");
  const { outcome, exploratory, novel, openings, reason, before } = judged;
  output.document({
    claim,
    protocol,
    verdict: judged.verdict?.id ?? null,
    ...{ outcome, exploratory, novel, openings, reason, before, dryRun },
    results: judged.results,
  });
}
