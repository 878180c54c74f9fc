import Table from "cli-table3";
import type { ApiClient } from "../apiClient.js";
import { claimRows } from "../claimRow.js";
import { claimTable } from "../claimTable.js";
import type { Output } from "../output.js";
import { wholeRunId } from "../wholeRunId.js";

/** Filters of `claims`. */
export interface ClaimsOptions {
  readonly gene?: string[];
  readonly morphology?: string[];
  readonly outcome?: string[];
  readonly run?: string;
  readonly all?: boolean;
}

/** Lists claims: the table of `discover`, or with --all every one on a line. */
export async function claimsCommand(
  api: ApiClient,
  options: ClaimsOptions,
  output: Output,
): Promise<void> {
  const { gene, morphology, outcome, run } = options;
  const filter = {
    ...(gene && { gene }),
    ...(morphology && { morphology }),
    ...(outcome && { outcome: outcome.map((name) => name.toUpperCase()) }),
    ...(run !== undefined && { run: await wholeRunId(api, run) }),
  };
  const rows = await claimRows(api, filter);
  output.document({ claims: rows });
  if (!options.all) return output.print(claimTable(rows));
  const table = new Table({
    head: ["claim", "gene", "direction", "morphology", "outcome"],
    style: { head: [], border: [] },
  });
  for (const row of rows)
    table.push([row.id, row.gene, row.direction, row.morphology, row.outcome]);
  output.print(table.toString());
}
