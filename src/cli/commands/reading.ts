import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient } from "../apiClient.js";
import type { Output } from "../output.js";
import { readAnswers } from "../readAnswers.js";
import {
  CLOSE_READING,
  START_READING,
  SUBMIT_READING,
} from "../readingDocuments.js";
import { readingLines } from "../readingLines.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import { shownReading } from "../shownReading.js";
import { wholeClaimId } from "../wholeClaimId.js";

/** What `reading start` is asked. */
export interface StartOptions {
  readonly id: string;
  readonly tilesPerArm: number;
  readonly readers: readonly string[];
  readonly seed: number;
  readonly dryRun: boolean;
}

interface Receipt {
  readonly dryRun: boolean;
  readonly before: boolean;
  readonly reading: { readonly id: string } | null;
}

const PAUSE_MS = 1000;

/** What `reading start` calls fields of its request. */
const OPTIONS = { tilesPerArm: "--tiles" };

/** Starts a blind reading of a claim and waits for its tiles. @throws UserError where it is refused */
export async function readingStartCommand(
  api: ApiClient,
  { id, ...how }: StartOptions,
  output: Output,
): Promise<void> {
  const claim = await wholeClaimId(api, id);
  const input = { idempotencyKey: `cli-${randomUUID()}`, claim, ...how };
  const ask = async (): Promise<Receipt> => {
    type Answer = { readonly startReading: Receipt | Refusal };
    const answer = await api.request<Answer>(START_READING, { input });
    return accepted(answer.startReading, undefined, OPTIONS);
  };
  let { reading } = await ask();
  while (reading === null && !how.dryRun) {
    output.progress("its tiles are drawn ...");
    await sleep(PAUSE_MS);
    ({ reading } = await ask());
  }
  output.document({ claim, reading: reading?.id ?? null, dryRun: how.dryRun });
  if (reading === null)
    return output.print("Dry run: it could be started; nothing was kept.");
  output.print(reading.id);
  output.print(
    `Its tiles and an empty sheet: npx histoclaim reading export ${reading.id} DIR`,
  );
}

/** Prints a reading: what is asked, how far its readers are, and once it is closed what it came to. */
export async function readingShowCommand(
  api: ApiClient,
  id: string,
  output: Output,
): Promise<void> {
  const reading = await shownReading(api, id);
  output.document(reading);
  for (const line of readingLines(reading)) output.print(line);
}

/** Sends a sheet of answers. @throws UserError where one is refused; then none is kept */
export async function readingSubmitCommand(
  api: ApiClient,
  {
    id,
    file,
    dryRun,
  }: { readonly id: string; readonly file: string; readonly dryRun: boolean },
  output: Output,
): Promise<void> {
  const { answers, left } = await readAnswers(file);
  const idempotencyKey = `cli-${randomUUID()}`;
  const { submitReading } = await api.request<{
    submitReading:
      { readonly accepted: number; readonly read: number } | Refusal;
  }>(SUBMIT_READING, {
    input: { idempotencyKey, reading: id, answers, dryRun },
  });
  const kept = accepted(submitReading, file);
  const { accepted: fresh, read } = kept;
  output.document({ reading: id, dryRun, accepted: fresh, read });
  output.print(
    dryRun
      ? `Dry run: ${fresh} answers could be kept, ${read} tiles would be read; ${left} of the sheet without an answer. Nothing was kept.`
      : `${fresh} answers kept, ${read} tiles read so far; ${left} of the sheet without an answer`,
  );
}

/** Closes a reading and prints what it came to. @throws UserError where it is refused */
export async function readingCloseCommand(
  api: ApiClient,
  { id, dryRun }: { readonly id: string; readonly dryRun: boolean },
  output: Output,
): Promise<void> {
  const idempotencyKey = `cli-${randomUUID()}`;
  const { closeReading } = await api.request<{
    closeReading: Omit<Receipt, "reading"> | Refusal;
  }>(CLOSE_READING, { input: { idempotencyKey, reading: id, dryRun } });
  const { before } = accepted(closeReading);
  const reading = await shownReading(api, id);
  output.document({ ...reading, dryRun, before });
  if (dryRun)
    return output.print("Dry run: it could be closed; nothing was kept.");
  for (const line of readingLines(reading)) output.print(line);
}
