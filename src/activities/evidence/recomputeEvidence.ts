import type { HeldOut } from "../../graph/standing/readHeldOut.js";
import type { ActivityDeps, GeneStatistics } from "../deps.js";
import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import { getJson } from "../step/json.js";
import { assessMeasured } from "./assessMeasured.js";
import type { Bearing } from "./itemsBySubject.js";
import { readFoldMaps } from "../maps/foldMaps.js";
import { decodeMeasures } from "./keptMeasures.js";
import { readContrasts } from "./pairInputs.js";
import { placesWithout, withoutPatients } from "./withoutPatients.js";

/** What evidence rests on once some sealed patients are gone. */
export interface RecomputedEvidence extends Bearing {
  readonly evaluations: GeneEvaluations;
}

/** How pairs were assessed, as the Step has it. */
interface AssessParams {
  readonly draws: number;
  readonly goes: number;
  readonly outlives: number;
}

/**
 * Evaluates every gene and assesses every pair again without some sealed patients, from what is stored of the others: the
 * same as with the same split and models had they never been there. Contrasts stay in units of the spread that was measured
 * with them, which no p depends on.
 */
export async function recomputeEvidence(
  deps: Pick<ActivityDeps, "blobs" | "tensors"> & GeneStatistics,
  source: HeldOut,
): Promise<RecomputedEvidence> {
  const stored = await getJson<GeneEvaluations>(deps, source.evaluations.blob);
  const gone = new Set(source.gone);
  const places = placesWithout(stored, gone);
  const evaluations = await withoutPatients(deps, stored, gone);
  const { draws, goes, outlives } = JSON.parse(source.params) as AssessParams;
  const bytes = await deps.blobs.get(source.measures);
  const { units } = stored;
  const contrasts = source.contrasts.map(({ blob, params }) => {
    const { genes } = JSON.parse(params) as { genes: readonly string[] };
    return { genes, blob };
  });
  const seed = source.seed ?? 0;
  const context = {
    measures: decodeMeasures(deps, bytes, { units, places }),
    contrasts: await readContrasts(deps, contrasts, places),
    draws,
    seed,
  };
  const assessed = await assessMeasured(deps, context, {
    evaluations,
    rivals: (gene) => rivalsOf(evaluations, gene),
    goes,
    outlives,
  });
  const maps = await readFoldMaps(deps, source.foldMaps, gone);
  return { evaluations, assessed, maps, seed };
}

function rivalsOf(
  { genes }: GeneEvaluations,
  gene: string,
): Record<string, Float64Array> {
  const found = genes.find((one) => one.gene === gene);
  return Object.fromEntries(
    Object.entries(found?.contributions.rivals ?? {}).map(([name, values]) => [
      name,
      Float64Array.from(values),
    ]),
  );
}
