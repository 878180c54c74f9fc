import Table from "cli-table3";
import type { ApiClient } from "../apiClient.js";
import type { ClaimFilterFlags } from "../claimFilter.js";
import { claimFilterOf } from "../claimFilter.js";
import type { ClaimRow } from "../claimRow.js";
import {
  areOfSeveral,
  claimRows,
  claimRowsOfRun,
  correlateOf,
  NOT_JUDGED,
} from "../claimRow.js";
import { claimTable } from "../claimTable.js";
import type { Output } from "../output.js";
import { unknownNames } from "../unknownNames.js";
import { wholeCohort } from "../wholeCohort.js";
import { wholeRunId } from "../wholeRunId.js";

/** What `claims` is asked. */
export interface ClaimsOptions extends ClaimFilterFlags {
  readonly run?: string;
  readonly all?: boolean;
}

/** Lists claims by the verdicts that count, or those of a run by its own: the table of `discover`, or with --all every one on a line. */
export async function claimsCommand(
  api: ApiClient,
  options: ClaimsOptions,
  output: Output,
): Promise<void> {
  const { cohort = [] } = options;
  const cohorts = await Promise.all(
    cohort.map(async (named) => (await wholeCohort(api, named)).id),
  );
  const filter = claimFilterOf(
    cohorts.length === 0 ? options : { ...options, cohort: cohorts },
  );
  const rows =
    options.run === undefined
      ? await claimRows(api, filter)
      : await rowsOfRun(api, options.run, filter);
  output.document({ claims: rows });
  if (rows.length === 0)
    for (const line of await unknownNames(api, options)) output.note(line);
  if (!options.all) return output.print(claimTable(rows));
  const several = areOfSeveral(rows);
  const table = new Table({
    head: [
      ...["claim", "gene", "direction", "morphology or subtype", "outcome"],
      ...(several ? ["cohort"] : []),
    ],
    style: { head: [], border: [] },
  });
  for (const row of rows)
    table.push([
      ...[row.id, row.gene, row.direction, correlateOf(row)],
      row.judged === false ? NOT_JUDGED : row.outcome,
      ...(several ? [row.cohort ?? ""] : []),
    ]);
  output.print(table.toString());
}

/** By the run's own verdicts; what is asked of verdicts is asked of these, all else of the claims. */
async function rowsOfRun(
  api: ApiClient,
  begin: string,
  { outcome, exploratory, novel, ...ofClaim }: ReturnType<typeof claimFilterOf>,
): Promise<ClaimRow[]> {
  const run = await wholeRunId(api, begin);
  const rows = await claimRowsOfRun(api, run);
  const among = new Set(
    Object.keys(ofClaim).length === 0
      ? rows.map(({ id }) => id)
      : (await claimRows(api, { ...ofClaim, run })).map(({ id }) => id),
  );
  return rows.filter(
    (row) =>
      among.has(row.id) &&
      (!Array.isArray(outcome) || outcome.includes(row.outcome)) &&
      (exploratory === undefined || row.exploratory === exploratory) &&
      (novel === undefined || row.novel === novel),
  );
}
