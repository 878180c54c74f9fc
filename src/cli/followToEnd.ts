import type { ApiClient } from "./apiClient.js";
import type { FindingParts } from "./findingLine.js";
import { findingLine } from "./findingLine.js";
import type { Following, RunState } from "./followRun.js";
import { followRun } from "./followRun.js";

/** A run as the server accepted it. */
export interface AcceptedRun {
  readonly id: string;
  /** Found in the cohort's folder. */
  readonly notices: readonly FindingParts[];
}

/** Tells a run and its notices, and follows it until it is done. @returns null where it is no longer followed @throws where it ended otherwise */
export async function followToEnd(
  api: ApiClient,
  { id, notices }: AcceptedRun,
  following: Following,
): Promise<RunState | null> {
  const { output } = following;
  output.note(`run ${id}`);
  for (const notice of notices) output.note(findingLine("notice", notice));
  const ended = await followRun(api, id, following);
  if (ended !== null && ended.status !== "DONE")
    throw new Error(
      `run ${id} ${ended.status.toLowerCase()}: ${ended.message ?? "no reason kept"}`,
    );
  return ended;
}

/** What a command says of a run that goes on without it. */
export function detachedLine(run: string): string {
  return `detached; the run goes on. Follow it again with the same command, stop it with: npx histoclaim cancel ${run}`;
}
