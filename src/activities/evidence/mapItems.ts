import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { MapFigure } from "../../science/controls/mapFigures.js";
import {
  agreementFigure,
  untrainedFigure,
} from "../../science/controls/mapFigures.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { CohortMaps } from "../maps/foldMaps.js";
import type { ItemsByCriterion } from "./evidenceItems.js";

/**
 * What the maps of a gene's models say of them, whatever the morphology; of a module, what those of its genes say in the
 * mean, as its contrasts are theirs. Nothing where there are no such maps of it, or none to hold them against.
 */
export function mapItems(
  { bags, ofGene, taughtShuffled }: CohortMaps,
  genes: readonly string[],
  seed: number,
): ItemsByCriterion {
  const own = genes.flatMap((gene) => ofGene.get(gene) ?? []);
  if (own.length < genes.length || bags.length === 0) return {};
  const mean = (of: (maps: (typeof own)[number]) => Float64Array) =>
    Float64Array.from(
      bags,
      (_, b) => own.reduce((sum, maps) => sum + of(maps)[b]!, 0) / own.length,
    );
  const patients = bags.map(({ patient }) => patient);
  const by = { patients, seed: seedOf(["maps", ...genes, seed]) };
  const shared = mean((maps) => maps.shared);
  const needs = untrainedFigure({
    ...by,
    beyond: mean((maps) => maps.beyondUntrained),
  });
  return {
    mapsAgree:
      taughtShuffled.length === 0
        ? []
        : [
            itemOf(
              "mapAgreement",
              agreementFigure({ ...by, shared, taughtShuffled }),
              "models taught labels shuffled within site, all genes together",
            ),
          ],
    mapNeedsTraining: [
      itemOf(
        "mapTraining",
        needs,
        "maps of the folds as like those of heads that never trained as each other: signs of patients' differences dealt anew",
      ),
    ],
  };
}

function itemOf(
  kind: string,
  { interval, ...figure }: MapFigure,
  nullHypothesis: string,
): EvidenceItem {
  return {
    kind,
    ...figure,
    nullHypothesis,
    baseline: 0,
    ...(interval === null ? {} : { interval }),
  };
}
