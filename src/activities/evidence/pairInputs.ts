import type { AssessGeneInput } from "../../science/legs/assessGene.js";
import { microsatellitesOf } from "../../knowledge/microsatellites.js";
import { transformMorphology } from "../../science/legs/morphologyShares.js";
import { seedOf } from "../../science/random/seedOf.js";
import { pearson } from "../../science/stats/correlation.js";
import { centredWithin } from "../../science/stats/strata.js";
import type { Units } from "../../science/legs/units.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, TrainedGroup } from "../dto.js";
import type { LoadedCohort } from "../bags/loadTiles.js";
import { meanMorphology } from "../bags/loadTiles.js";
import { unitsOf } from "../bags/units.js";

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
}

/** Reads the contrasts of all groups. */
export async function readContrasts(
  deps: Pick<ActivityDeps, "tensors" | "blobs">,
  groups: readonly TrainedGroup[],
  located: readonly (EntityRef | null)[],
): Promise<Contrasts> {
  const of = new Map<string, Float64Array[]>();
  const nulls = MORPHOLOGIES.map((): number[] => []);
  for (const [i, ref] of located.entries()) {
    if (ref === null) continue;
    const tensor = deps.tensors.decode(await deps.blobs.get(ref.blob))[
      "contrast"
    ];
    if (!(tensor?.data instanceof Float64Array))
      throw new Error(`blob ${ref.blob} has no contrasts`);
    const { genes } = groups[i]!;
    const [series = 0, bags = 0] = tensor.shape;
    for (let s = 0; s < series; s++) {
      const columns = byMorphology(tensor.data, s, bags);
      if (s < genes.length) of.set(genes[s]!, columns);
      else
        columns.forEach((column, m) =>
          nulls[m]!.push(column.reduce((sum, c) => sum + c, 0) / bags),
        );
    }
  }
  return { of, nulls: nulls.map((values) => Float64Array.from(values)) };
}

function byMorphology(
  data: Float64Array,
  series: number,
  bags: number,
): Float64Array[] {
  const width = MORPHOLOGIES.length;
  const from = series * bags * width;
  return MORPHOLOGIES.map((_, m) =>
    Float64Array.from(
      { length: bags },
      (_unused, b) => data[from + b * width + m]!,
    ),
  );
}

/** Mean morphologies of the bags as they enter associations. @shape [MORPHOLOGIES][bags] */
export function morphologiesOf({ bags }: LoadedCohort): Float64Array[] {
  const means = bags.map(meanMorphology);
  return MORPHOLOGIES.map((name, m) =>
    Float64Array.from(means, (mean) => transformMorphology(name, mean[m]!)),
  );
}

/** What every gene of a cohort is assessed from. */
export interface PairContext {
  readonly loaded: LoadedCohort;
  readonly contrasts: Contrasts;
  readonly draws: number;
  readonly seed: number;
}

/** Assessment input of any expression over the bags: a gene's or a module's. */
export function pairInput(
  { loaded, contrasts, draws, seed }: PairContext,
  own: {
    readonly name: string;
    readonly expression: Float64Array;
    readonly contrast: readonly Float64Array[];
    /** Genes that are part of it and cannot stand in for it. */
    readonly parts: readonly string[];
  },
): AssessGeneInput {
  const units = unitsOf(loaded);
  return {
    units,
    gene: own.name,
    expression: own.expression,
    names: MORPHOLOGIES,
    morphologies: morphologiesOf(loaded),
    contrast: own.contrast,
    nulls: contrasts.nulls,
    neighbours: neighboursOf(loaded, units, own),
    strata: {
      subtype: whereKnown(units.subtypes),
      msi: whereKnown(
        loaded.bags.map(
          ({ bag }) => microsatellitesOf(bag.attributes)?.status ?? null,
        ),
      ),
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
  { cohort, expression }: LoadedCohort,
  units: Units,
  own: { readonly expression: Float64Array; readonly parts: readonly string[] },
): { gene: string; expression: Float64Array }[] {
  return cohort.expression.genes
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
