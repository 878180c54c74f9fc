import type { ApiClient } from "../apiClient.js";
import { EVALUATIONS } from "../documents.js";
import type { EvaluationRow } from "../modelTable.js";
import { modelTable } from "../modelTable.js";
import type { Output } from "../output.js";
import type { PatientSet } from "../setOption.js";
import { UserError } from "../userError.js";
import { wholeRunId } from "../wholeRunId.js";
import { whyNoFigures } from "../whyNoFigures.js";

interface Answer {
  readonly run: {
    readonly status: string;
    /** null where it learnt none. */
    readonly subtypes: object | null;
    readonly effectiveTests: number | null;
    readonly split: Split | null;
    readonly evaluations: readonly EvaluationRow[];
  };
}

interface Split {
  readonly kind: string | null;
  readonly strata: string | null;
  readonly folds: number;
  readonly sealed: number;
  readonly imbalance: number | null;
  readonly proven: boolean | null;
}

/** Shows how well each gene was predicted on one set of patients; as JSON, on all. @throws UserError where nothing was */
export async function modelsCommand(
  api: ApiClient,
  { run: asked, set }: { readonly run: string; readonly set: PatientSet },
  output: Output,
): Promise<void> {
  const id = await wholeRunId(api, asked);
  const { run: found } = await api.request<Answer>(EVALUATIONS, { id });
  const { status, subtypes, ...run } = found;
  output.document({ run: id, ...run });
  const own = run.evaluations.filter(({ scope }) => scope === set);
  if (own.length === 0)
    throw new UserError(
      whyNoFigures(
        { ...run, id, status, learntSubtypes: subtypes !== null },
        set,
      ),
    );
  if (run.split !== null) output.print(splitLine(run.split));
  output.print(modelTable(own));
  if (run.effectiveTests !== null)
    output.print(
      `${own.length} genes amount to ${run.effectiveTests.toFixed(1)} independent tests (Li and Ji)`,
    );
}

function splitLine({
  kind,
  strata,
  folds,
  sealed,
  imbalance,
  proven,
}: Split): string {
  const named = kind === null ? "split" : `${kind.toLowerCase()} split`;
  const by = strata === null ? "" : ` by ${strata}`;
  const even =
    imbalance === null
      ? ""
      : `, imbalance ${imbalance}${proven === true ? " (none is less)" : ""}`;
  return `${named.replace("_", "-")}${by}: ${folds} folds, ${sealed} sealed${even}`;
}
