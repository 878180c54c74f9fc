import type { Location } from "./located.js";
import { location } from "./located.js";
import type { AssociateInput } from "../stats/associate.js";
import type { LegAssociation } from "./legAssociation.js";
import { legAssociation, legResamples } from "./legAssociation.js";
import type { Presence } from "./present.js";
import { directionOf, presence } from "./present.js";
import { classIndicators } from "./classIndicators.js";
import type { Units } from "./units.js";
import { pickUnits } from "./units.js";
import type { Resamples } from "../stats/bootstrap.js";

/** Draws behind what is left of an association given a neighbour; enough for a level of .001. */
const NEIGHBOUR_DRAWS = 9999;

/** A gene that may stand in for another. */
export interface Neighbour {
  readonly gene: string;
  /** NaN where not measured. @unit log2 expression @shape [bags] */
  readonly expression: Float64Array;
}

/** Classes of patients that are held fixed, bag by bag; null where too few patients have one. @shape each [bags] */
export interface PatientStrata {
  readonly subtype: readonly (string | null)[] | null;
  /** Microsatellite status. */
  readonly msi: readonly (string | null)[] | null;
}

/** One gene with everything its pairs are assessed from. All arrays follow one order of bags. */
export interface AssessGeneInput {
  readonly units: Units;
  readonly gene: string;
  /** NaN where not measured. @unit log2 expression @shape [bags] */
  readonly expression: Float64Array;
  /** Names of the morphologies. */
  readonly names: readonly string[];
  /** Transformed mean of each morphology over a bag's tiles. @shape [names][bags] */
  readonly morphologies: readonly Float64Array[];
  /** @shape [names][bags] */
  readonly contrast: readonly Float64Array[];
  /** Mean contrasts of shuffled models. @shape [names][models] */
  readonly nulls: readonly Float64Array[];
  /** Mean contrast of each bag over shuffled models. @shape [names][bags] */
  readonly shuffled: readonly Float64Array[];
  /** Genes it is expressed with. */
  readonly neighbours: readonly Neighbour[];
  readonly strata: PatientStrata;
  /** Draws behind each p that is counted over all pairs. */
  readonly draws: number;
  readonly seed: number;
}

/** What is left of the gene given a neighbour, and of the neighbour given the gene. */
export interface NeighbourTest {
  readonly neighbour: string;
  readonly own: LegAssociation;
  readonly reverse: LegAssociation;
}

/** Everything measured between one gene and one morphology. */
export interface PairAssessment {
  readonly gene: string;
  readonly morphology: string;
  readonly direction: 1 | -1;
  readonly present: Presence;
  readonly located: Location;
  /** null where too few subtypes are known. */
  readonly givenSubtype: LegAssociation | null;
  /** null where the microsatellite status of too few is known. */
  readonly givenMsi: LegAssociation | null;
  readonly neighbours: readonly NeighbourTest[];
}

/** Assesses a gene with every morphology, on the bags where it was measured. */
export function assessGene(input: AssessGeneInput): PairAssessment[] {
  const known = [...input.expression.keys()].filter(
    (b) => !Number.isNaN(input.expression[b]),
  );
  if (known.length < 3) return [];
  const at = (values: Float64Array): Float64Array =>
    Float64Array.from(known, (b) => values[b]!);
  const own: AssessGeneInput = {
    ...input,
    units: pickUnits(input.units, known),
    expression: at(input.expression),
    morphologies: input.morphologies.map(at),
    contrast: input.contrast.map(at),
    shuffled: input.shuffled.map(at),
    strata: {
      subtype: pick(input.strata.subtype, known),
      msi: pick(input.strata.msi, known),
    },
    neighbours: input.neighbours.map(({ gene, expression }) => ({
      gene,
      expression: at(expression),
    })),
  };
  const resamples = legResamples(own.units, input.seed);
  return own.names.map((_, m) => assessPair(own, m, resamples));
}

const pick = (
  classes: readonly (string | null)[] | null,
  places: readonly number[],
) => classes && places.map((b) => classes[b] ?? null);

function assessPair(
  input: AssessGeneInput,
  m: number,
  resamples: Resamples,
): PairAssessment {
  const { units, gene, expression, names } = input;
  const morphology = input.morphologies[m]!;
  const direction = directionOf(units, expression, morphology);
  // Streams of one pair lie apart from those of the next.
  const seed = input.seed + 1000 * m;
  const shared = { direction, resamples };
  const association = {
    x: morphology,
    y: expression,
    strata: units.sites,
    ...shared,
  };
  const given = (
    classes: readonly (string | null)[] | null,
    seedOfClass: number,
  ): LegAssociation | null =>
    classes &&
    legAssociation(units, {
      ...association,
      given: classIndicators(classes),
      draws: input.draws,
      seed: seedOfClass,
    });
  return {
    gene,
    morphology: names[m]!,
    direction,
    present: presence({
      units,
      gene: expression,
      morphologies: new Map(
        names.map((name, i) => [name, input.morphologies[i]!]),
      ),
      morphology: names[m]!,
      draws: input.draws,
      seed,
      ...shared,
    }),
    located: location({
      units,
      contrast: input.contrast[m]!,
      nulls: input.nulls[m]!,
      shuffled: input.shuffled[m]!,
      ...shared,
    }),
    givenSubtype: given(input.strata.subtype, seed + 100),
    givenMsi: given(input.strata.msi, seed + 150),
    neighbours: input.neighbours.map((neighbour, i) =>
      testNeighbour(units, association, {
        ...neighbour,
        seed: seed + 200 + 2 * i,
      }),
    ),
  };
}

/** What is left of a pair's association given a neighbour, and of the neighbour's own given the pair's gene. */
function testNeighbour(
  units: Units,
  pair: Omit<AssociateInput, "given" | "draws" | "seed">,
  neighbour: Neighbour & { readonly seed: number },
): NeighbourTest {
  const { gene, expression, seed } = neighbour;
  const draws = NEIGHBOUR_DRAWS;
  return {
    neighbour: gene,
    own: legAssociation(units, { ...pair, given: [expression], draws, seed }),
    reverse: legAssociation(units, {
      ...pair,
      y: expression,
      given: [pair.y],
      direction: directionOf(units, expression, pair.x),
      draws,
      seed: seed + 1,
      resamples: [],
    }),
  };
}
