import type { Resamples } from "../stats/bootstrap.js";
import { partialCorrelation } from "../stats/associate.js";
import type { LegAssociation } from "./legAssociation.js";
import { legAssociation } from "./legAssociation.js";
import type { Units } from "./units.js";

/** Whether a measured morphology follows a measured gene, whatever other morphology is held fixed. */
export interface Presence extends LegAssociation {
  /** The morphology held fixed where least is left; null: none. */
  readonly given: string | null;
}

/**
 * Which way a gene goes with a morphology, within site, on the bags that are not sealed.
 * @shape gene, morphology [bags]; a bag where either is NaN does not count
 */
export function directionOf(
  units: Units,
  gene: ArrayLike<number>,
  morphology: ArrayLike<number>,
): 1 | -1 {
  const open = [...units.sealed.keys()].filter(
    (b) =>
      !units.sealed[b] &&
      Number.isFinite(gene[b]) &&
      Number.isFinite(morphology[b]),
  );
  const r = partialCorrelation({
    x: open.map((b) => morphology[b]!),
    y: open.map((b) => gene[b]!),
    given: [],
    strata: open.map((b) => units.sites[b]!),
    direction: 1,
  });
  return r < 0 ? -1 : 1;
}

/**
 * Association of gene and morphology within site where least is left of it: given each other morphology in turn, or
 * none. With as many patients and one covariate throughout, the weakest r has the largest p. Not all covariates at once: shares
 * sum to one, so together they leave nothing.
 * @param morphologies by name, transformed @shape each [bags]
 */
export function presence(input: {
  readonly units: Units;
  readonly gene: ArrayLike<number>;
  readonly morphologies: ReadonlyMap<string, ArrayLike<number>>;
  readonly morphology: string;
  readonly direction: 1 | -1;
  readonly draws: number;
  readonly seed: number;
  readonly resamples: Resamples;
}): Presence {
  const { units, gene, morphologies, morphology, ...rest } = input;
  const own = morphologies.get(morphology);
  if (own === undefined) throw new RangeError(`${morphology} was not measured`);
  const rivals = [...morphologies].filter(([name]) => name !== morphology);
  const tried = [
    { name: null, given: [] },
    ...rivals.map(([name, values]) => ({ name, given: [values] })),
  ].map(({ name, given }) => {
    const asked = { x: own, y: gene, given, strata: units.sites };
    const { direction } = rest;
    return { name, asked, r: partialCorrelation({ ...asked, direction }) };
  });
  const weakest = tried.reduce((least, one) => (one.r < least.r ? one : least));
  return {
    ...legAssociation(units, { ...weakest.asked, ...rest }),
    given: weakest.name,
  };
}
