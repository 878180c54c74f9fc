import type { Location } from "./located.js";
import { location } from "./located.js";
import type { LegAssociation } from "./legAssociation.js";
import { legAssociation, legResamples } from "./legAssociation.js";
import type { Presence } from "./present.js";
import { directionOf, presence } from "./present.js";
import { subtypeIndicators } from "./subtypeIndicators.js";
import type { Units } from "./units.js";
import { pickUnits } from "./units.js";
import type { Resamples } from "../stats/bootstrap.js";

/** Draws behind what is left of an association given a rival; enough for a level of .001. */
const RIVAL_DRAWS = 9999;

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
  /** Genes it is expressed with. */
  readonly neighbours: readonly {
    readonly gene: string;
    readonly expression: Float64Array;
  }[];
  /** Whether enough patients have a known subtype for it to be held fixed. */
  readonly subtypeKnown: boolean;
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
    neighbours: input.neighbours.map(({ gene, expression }) => ({
      gene,
      expression: at(expression),
    })),
  };
  const resamples = legResamples(own.units, input.seed);
  return own.names.map((_, m) => assessPair(own, m, resamples));
}

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
  const given = (rival: readonly Float64Array[], at: number): LegAssociation =>
    legAssociation(units, {
      x: morphology,
      y: expression,
      given: rival,
      strata: units.sites,
      direction,
      draws: RIVAL_DRAWS,
      seed: seed + at,
      resamples,
    });
  return {
    gene,
    morphology: names[m]!,
    direction,
    present: presence({
      units,
      gene: expression,
      direction,
      morphologies: new Map(
        names.map((name, i) => [name, input.morphologies[i]!]),
      ),
      morphology: names[m]!,
      draws: input.draws,
      seed,
      resamples,
    }),
    located: location({
      units,
      contrast: input.contrast[m]!,
      nulls: input.nulls[m]!,
      direction,
      resamples,
    }),
    givenSubtype: input.subtypeKnown
      ? given(subtypeIndicators(units), 100)
      : null,
    neighbours: input.neighbours.map((neighbour, i) => ({
      neighbour: neighbour.gene,
      own: given([neighbour.expression], 200 + 2 * i),
      reverse: reverseOf(input, morphology, {
        expression: neighbour.expression,
        seed: seed + 201 + 2 * i,
      }),
    })),
  };
}

/** What is left of a neighbour's own association given the gene. */
function reverseOf(
  { units, expression }: AssessGeneInput,
  morphology: Float64Array,
  neighbour: { readonly expression: Float64Array; readonly seed: number },
): LegAssociation {
  return legAssociation(units, {
    x: morphology,
    y: neighbour.expression,
    given: [expression],
    strata: units.sites,
    direction: directionOf(units, neighbour.expression, morphology),
    draws: RIVAL_DRAWS,
    seed: neighbour.seed,
    resamples: [],
  });
}
