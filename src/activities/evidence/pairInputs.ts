import type { AssessGeneInput } from "../../science/legs/assessGene.js";
import { seedOf } from "../../science/random/seedOf.js";
import { pearson } from "../../science/stats/correlation.js";
import { centredWithin } from "../../science/stats/strata.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { ActivityDeps } from "../deps.js";
import type { PairMeasures } from "./pairMeasures.js";

/** Correlation within site beyond which a gene may stand in for another. */
export const NEIGHBOUR_R = 0.5;
/** Share of bags whose class must be known for it to be held fixed. */
const CLASS_KNOWN = 0.8;
/** Bags that a class must have to be told from another. */
const CLASS_BAGS = 5;

/** Contrasts of every trained gene, and those of shuffled models. */
export interface Contrasts {
  /** Of a gene, by morphology @shape [MORPHOLOGIES][bags]; undefined where it was not trained */
  readonly of: ReadonlyMap<string, readonly Float64Array[]>;
  /** Mean over bags of each shuffled model, all genes together. @shape [MORPHOLOGIES][models] */
  readonly nulls: readonly Float64Array[];
  /** Mean over shuffled models of each bag; empty without any. @shape [MORPHOLOGIES][bags] */
  readonly shuffled: readonly Float64Array[];
}

/** The contrasts of some genes, as locateGenes keeps them. */
export interface KeptContrasts {
  readonly genes: readonly string[];
  readonly blob: string;
}

/** Reads the contrasts of all groups. @param places of the bags that are kept; left out: all */
export async function readContrasts(
  deps: Pick<ActivityDeps, "tensors" | "blobs">,
  groups: readonly KeptContrasts[],
  places?: readonly number[],
): Promise<Contrasts> {
  const of = new Map<string, Float64Array[]>();
  const nulls = MORPHOLOGIES.map((): number[] => []);
  const sums = MORPHOLOGIES.map((): number[] => []);
  for (const { genes, blob } of groups) {
    const tensor = deps.tensors.decode(await deps.blobs.get(blob))["contrast"];
    if (!(tensor?.data instanceof Float64Array))
      throw new Error(`blob ${blob} has no contrasts`);
    const [series = 0, bags = 0] = tensor.shape;
    const kept = places ?? [...Array(bags).keys()];
    for (let s = 0; s < series; s++) {
      const columns = byMorphology(tensor.data, s * bags, kept);
      if (s < genes.length) of.set(genes[s]!, columns);
      else
        columns.forEach((column, m) => {
          nulls[m]!.push(column.reduce((sum, c) => sum + c, 0) / kept.length);
          column.forEach((c, b) => (sums[m]![b] = (sums[m]![b] ?? 0) + c));
        });
    }
  }
  return {
    of,
    nulls: nulls.map((values) => Float64Array.from(values)),
    shuffled: sums.map((values, m) =>
      Float64Array.from(values, (sum) => sum / nulls[m]!.length),
    ),
  };
}

/** @param from first bag of the series @shape data [series, bags, MORPHOLOGIES] */
function byMorphology(
  data: Float64Array,
  from: number,
  places: readonly number[],
): Float64Array[] {
  const width = MORPHOLOGIES.length;
  return MORPHOLOGIES.map((_, m) =>
    Float64Array.from(places, (b) => data[(from + b) * width + m]!),
  );
}

/** What every gene of a cohort is assessed from. */
export interface PairContext {
  readonly measures: PairMeasures;
  readonly contrasts: Contrasts;
  readonly draws: number;
  readonly seed: number;
}

/** Assessment input of any expression over the bags: a gene's or a module's. */
export function pairInput(
  { measures, contrasts, draws, seed }: PairContext,
  own: {
    readonly name: string;
    readonly expression: Float64Array;
    readonly contrast: readonly Float64Array[];
    /** Genes that are part of it and cannot stand in for it. */
    readonly parts: readonly string[];
  },
): AssessGeneInput {
  const { units, msi, morphologies } = measures;
  return {
    units,
    gene: own.name,
    expression: own.expression,
    names: MORPHOLOGIES,
    morphologies,
    contrast: own.contrast,
    nulls: contrasts.nulls,
    shuffled: contrasts.shuffled,
    neighbours: neighboursOf(measures, own),
    strata: {
      subtype: whereKnown(units.subtypes),
      msi: whereKnown(msi),
    },
    draws,
    seed: seedOf(["assess", own.name, seed]),
  };
}

/** Classes, where enough bags have one and two of them are large enough to tell apart; else null. */
function whereKnown(
  classes: readonly (string | null)[],
): readonly (string | null)[] | null {
  const known = classes.filter((name) => name !== null);
  const sizes = [...new Set(known)].map(
    (name) => known.filter((one) => one === name).length,
  );
  const large = sizes.filter((size) => size >= CLASS_BAGS).length;
  return large >= 2 && known.length >= CLASS_KNOWN * classes.length
    ? classes
    : null;
}

function neighboursOf(
  { genes, units, expression }: PairMeasures,
  own: { readonly expression: Float64Array; readonly parts: readonly string[] },
): { gene: string; expression: Float64Array }[] {
  return genes
    .filter((gene) => !own.parts.includes(gene))
    .map((gene) => ({ gene, expression: expression(gene) }))
    .filter((other) => {
      const both = [...own.expression.keys()].filter(
        (b) =>
          Number.isFinite(own.expression[b]) &&
          Number.isFinite(other.expression[b]),
      );
      const sites = both.map((b) => units.sites[b]!);
      const at = (values: Float64Array): Float64Array =>
        centredWithin(
          both.map((b) => values[b]!),
          sites,
        );
      return (
        Math.abs(pearson(at(own.expression), at(other.expression))) >
        NEIGHBOUR_R
      );
    });
}
