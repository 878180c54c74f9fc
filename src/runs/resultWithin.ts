import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@temporalio/client";
import { WorkflowFailedError } from "@temporalio/client";
import { rootCause } from "@temporalio/common";

/** What a caller gets who does not get the result. */
export interface Otherwise<T> {
  /** How long the caller waits. */
  readonly waitMs: number;
  /** Where it takes longer. */
  late(): T;
  /** Where the workflow failed. @param why what failed in the end */
  failed(why: string, error: WorkflowFailedError): T;
}

/** The result of a workflow, which goes on where the caller waits no longer: only the asking for it ends. */
export async function resultWithin<T>(
  temporal: Client,
  workflow: { result(): Promise<T> },
  { waitMs, late, failed }: Otherwise<T>,
): Promise<T> {
  const end = new AbortController();
  const result = temporal.withAbortSignal(end.signal, () => workflow.result());
  const tooLate = sleep(waitMs, undefined, { signal: end.signal }).then(late);
  try {
    return await Promise.race([result, tooLate]);
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    return failed(rootCause(error.cause) ?? error.message, error);
  } finally {
    end.abort();
  }
}
