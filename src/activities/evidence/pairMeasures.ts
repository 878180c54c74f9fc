import { transformMorphology } from "../../science/legs/morphologyShares.js";
import type { Units } from "../../science/legs/units.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { LoadedCohort } from "../bags/loadTiles.js";
import { meanMorphology } from "../bags/loadTiles.js";
import { msiOf, unitsOf } from "../bags/units.js";

/** What is measured of each bag, in one order of bags: all that pairs are assessed from beside what models look at. */
export interface PairMeasures {
  /** Names of the bags. */
  readonly bags: readonly string[];
  readonly units: Units;
  /** Microsatellite status of each bag; null where unknown. */
  readonly msi: readonly (string | null)[];
  /** Genes that are tried. */
  readonly genes: readonly string[];
  /** Of a gene; NaN where not measured. @unit log2 @shape [bags] */
  readonly expression: (gene: string) => Float64Array;
  /** Mean morphologies as they enter associations. @shape [MORPHOLOGIES][bags] */
  readonly morphologies: readonly Float64Array[];
}

/** What was measured of a cohort. */
export function measuresOf(loaded: LoadedCohort): PairMeasures {
  const means = loaded.bags.map(meanMorphology);
  return {
    bags: loaded.bags.map(({ bag }) => bag.id),
    units: unitsOf(loaded),
    msi: msiOf(loaded),
    genes: loaded.cohort.expression.genes,
    expression: loaded.expression,
    morphologies: MORPHOLOGIES.map((name, m) =>
      Float64Array.from(means, (mean) => transformMorphology(name, mean[m]!)),
    ),
  };
}
