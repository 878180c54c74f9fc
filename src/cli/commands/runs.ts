import Table from "cli-table3";
import type { ApiClient } from "../apiClient.js";
import { RUNS } from "../documents.js";
import type { Output } from "../output.js";
import type { Connection } from "../paging.js";
import { everyNode } from "../paging.js";

/** A run as `runs` shows it. */
export interface RunRow {
  readonly id: string;
  readonly status: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly message: string | null;
  /** What its models were trained with; null until one is. */
  readonly backend: string | null;
  readonly cohort: { readonly name: string } | null;
}

/** Lists what runs and ran, newest first. */
export async function runsCommand(
  api: ApiClient,
  output: Output,
): Promise<void> {
  const runs = await everyNode(
    api,
    RUNS,
    (answer: { runs: Connection<RunRow> }) => answer.runs,
  );
  output.document({ runs });
  if (runs.length === 0) {
    output.print("no run yet; start one with: npx histoclaim discover DIR");
    return;
  }
  const table = new Table({
    head: ["run", "status", "cohort", "started", "ended", "why"],
    style: { head: [], border: [] },
    colWidths: [14, 12, 32, 22, 22, 50],
    wordWrap: true,
  });
  for (const run of runs)
    table.push([
      run.id.slice(0, "run-".length + 8),
      run.status.toLowerCase(),
      run.cohort?.name ?? "",
      moment(run.startedAt),
      run.endedAt === null ? "" : moment(run.endedAt),
      run.message ?? "",
    ]);
  output.print(table.toString());
}

const moment = (time: string): string => time.slice(0, 19).replace("T", " ");
