import { meanRankCorrelation } from "../mil/agreement.js";
import type { ControlFigure } from "./controlFigure.js";
import type { FreshStage } from "./freshWeights.js";
import { signFlipP } from "./signFlipP.js";

/** How figures are called: one word, as protocols name metrics. */
const KINDS: Readonly<Record<FreshStage, string>> = {
  attention: "weightRandomisationAttention",
  regressor: "weightRandomisationRegressor",
  all: "weightRandomisationAll",
};

/** What the folds' models of one gene see in one bag that none of them trained on. */
export interface RandomisedBag {
  readonly patient: string;
  /** @shape [folds][tiles] */
  readonly maps: readonly ArrayLike<number>[];
  /** The same heads with fresh weights, draw by draw. @shape [draws][folds][tiles] */
  readonly fresh: readonly (readonly ArrayLike<number>[])[];
}

/**
 * Whether a map needs what was learnt: how like the maps of heads with fresh weights are to those of the same heads as
 * trained, against how like the folds' models are to each other. A map that looks the same without what was learnt shows
 * the embeddings, not the model. p is small where fresh weights make a map less like than another fold's model does.
 * @param map which map, of attention or of contribution
 * @source Adebayo 2018, doi:10.48550/arXiv.1810.03292
 */
export function weightRandomisation(
  bags: readonly RandomisedBag[],
  { stage, map }: { readonly stage: FreshStage; readonly map: string },
  how: { readonly draws: number; readonly seed: number },
): ControlFigure | null {
  const seen = bags.flatMap((bag) => {
    const between = meanRankCorrelation(bag.maps);
    const fresh = likenessToFresh(bag);
    return between === null || fresh === null
      ? []
      : [{ patient: bag.patient, between, fresh }];
  });
  if (seen.length === 0) return null;
  const mean = (of: (one: (typeof seen)[number]) => number): number =>
    seen.reduce((sum, one) => sum + of(one), 0) / seen.length;
  const patients = seen.map(({ patient }) => patient);
  return {
    kind: KINDS[stage],
    value: mean(({ fresh }) => fresh),
    baseline: mean(({ between }) => between),
    n: new Set(patients).size,
    p: signFlipP(
      seen.map(({ between, fresh }) => between - fresh),
      patients,
      how,
    ),
    nullHypothesis: `${map} of heads with fresh weights as like those as trained as the folds' models are like each other (beside it)`,
  };
}

/** Mean rank correlation of each head's map with that of its own fresh ones; null where none varies. */
function likenessToFresh({ maps, fresh }: RandomisedBag): number | null {
  const found = fresh.flatMap((draw) =>
    maps.flatMap((map, f) => meanRankCorrelation([map, draw[f]!]) ?? []),
  );
  return found.length === 0
    ? null
    : found.reduce((sum, r) => sum + r, 0) / found.length;
}
