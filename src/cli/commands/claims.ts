import Table from "cli-table3";
import type { ApiClient } from "../apiClient.js";
import { claimRows, claimRowsOfRun } from "../claimRow.js";
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

/** Lists claims by their newest verdicts, or those of a run by its own: the table of `discover`, or with --all every one on a line. */
export async function claimsCommand(
  api: ApiClient,
  options: ClaimsOptions,
  output: Output,
): Promise<void> {
  const { gene, morphology, run } = options;
  const outcome = options.outcome?.map((name) => name.toUpperCase());
  const rows =
    run === undefined
      ? await claimRows(api, {
          ...(gene && { gene }),
          ...(morphology && { morphology }),
          ...(outcome && { outcome }),
        })
      : (await claimRowsOfRun(api, await wholeRunId(api, run))).filter(
          (row) =>
            (gene?.some((symbol) => row.genes.includes(symbol)) ?? true) &&
            (morphology?.includes(row.morphology) ?? true) &&
            (outcome?.includes(row.outcome) ?? true),
        );
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
