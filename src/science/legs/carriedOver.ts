import type { Interval, Resamples } from "../stats/bootstrap.js";
import { percentileInterval, resampledPearson } from "../stats/bootstrap.js";
import { pearson } from "../stats/correlation.js";
import { centredWithin } from "../stats/strata.js";
import { legResamples } from "./legAssociation.js";
import type { Units } from "./units.js";
import { patientCount, pickUnits } from "./units.js";

/** How much of what models fit on patients they were taught holds on patients they never saw. */
export interface CarriedOver {
  /** r out of fold over r when taught, both within site on the same patients; from 0 to 1, and 0 where nothing was fitted. */
  readonly value: number;
  readonly interval: Interval | null;
  readonly n: number;
}

/** One gene on bags that are not sealed. All arrays follow one order of bags. @unit log2 expression */
export interface Taught {
  /** By the model that held the bag out. */
  readonly predicted: Float64Array;
  /** By the models that were taught the bag; NaN where none was. */
  readonly taught: Float64Array;
  readonly observed: Float64Array;
}

/** Bags below which nothing is said. */
const LEAST_BAGS = 3;

/**
 * Compares the two. Models that memorise their patients fit them well and carry nothing over.
 * @returns null where too few bags were taught to a model
 * @source Zhang 2017, doi:10.48550/arXiv.1611.03530; Arpit 2017, doi:10.48550/arXiv.1706.05394
 */
export function carriedOver(
  units: Units,
  gene: Taught,
  seed: number,
): CarriedOver | null {
  const known = [...gene.taught.keys()].filter(
    (b) => !Number.isNaN(gene.taught[b]),
  );
  if (known.length < LEAST_BAGS) return null;
  const own = pickUnits(units, known);
  const within = (values: Float64Array): Float64Array =>
    centredWithin(
      known.map((b) => values[b]!),
      own.sites,
    );
  const [unseen, seen] = [within(gene.predicted), within(gene.taught)];
  const observed = within(gene.observed);
  const resamples: Resamples = legResamples(own, seed);
  return {
    value: shareOf(pearson(unseen, observed), pearson(seen, observed)),
    interval: percentileInterval(resamples, (bags) =>
      shareOf(
        resampledPearson(unseen, observed, bags),
        resampledPearson(seen, observed, bags),
      ),
    ),
    n: patientCount(own),
  };
}

/** NaN where either r is. */
function shareOf(unseen: number, seen: number): number {
  if (seen <= 0) return 0;
  return Math.min(1, Math.max(0, unseen / seen));
}
