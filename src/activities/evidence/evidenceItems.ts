import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { CarriedOver } from "../../science/legs/carriedOver.js";
import type { GeneEvaluation } from "../../science/legs/evaluateGene.js";
import type { FoldCount } from "../../science/legs/foldCount.js";
import type { LegAssociation } from "../../science/legs/legAssociation.js";
import { isKept } from "../../science/legs/moduleGenes.js";
import type { AssessedPair } from "./countPairs.js";

/** Items by the criterion they bear on. */
export type ItemsByCriterion = Readonly<
  Record<string, readonly EvidenceItem[]>
>;

const WITHIN_SITE = "no association: residuals dealt anew within site";

/** What is known of a gene, or a module, whatever the morphology. */
export function geneItems(
  gene: GeneEvaluation & { readonly q: number },
): ItemsByCriterion {
  const beyond = (rival: string, kind: string): EvidenceItem[] =>
    gene.advantages
      .filter((one) => one.rival === rival)
      .map((one) => ({
        ...itemOf(
          kind,
          one,
          "no association beyond the rival's prediction: residuals dealt anew within site and set",
        ),
        baseline: one.rivalR,
      }));
  return {
    learnable: [
      {
        ...itemOf(
          "heldOutCorrelation",
          gene.heldOut,
          "predictions dealt anew within site and set",
        ),
        q: gene.q,
        baseline: 0,
        ...foldsOf(gene),
      },
    ],
    replicated:
      gene.sealed === null
        ? []
        : [
            {
              ...itemOf(
                "sealedCorrelation",
                gene.sealed,
                "predictions dealt anew within site",
              ),
              baseline: 0,
            },
          ],
    notMemorised:
      gene.carriedOver === null ? [] : [carriedItem(gene.carriedOver)],
    beyondColour: beyond("colour", "beyondColour"),
    beyondTileCount: beyond("tileCount", "beyondTileCount"),
    percentageError: gene.sets.heldOut.figures
      .filter(({ name }) => name === "mape")
      .map(({ value, baseline }) => ({
        kind: "meanPercentageError",
        value,
        n: gene.heldOut.n,
        ...(baseline === null ? {} : { baseline }),
      })),
  };
}

/** What is known of a gene and a morphology together. @param level p below which an effect outlives a rival */
export function pairItems(pair: AssessedPair, level: number): ItemsByCriterion {
  const { located, present, neighbours } = pair;
  return {
    located: [
      {
        ...itemOf(
          "locatedContrast",
          { ...located, r: located.value },
          "models taught labels shuffled within site, all genes together",
        ),
        baseline: 0,
        ...foldsOf(located),
      },
    ],
    present: [
      {
        ...itemOf("presentCorrelation", present, WITHIN_SITE),
        q: pair.q,
        ...(present.given === null ? {} : { about: present.given }),
      },
    ],
    subtype: given("givenSubtype", "subtype", {
      left: pair.givenSubtype,
      q: pair.givenSubtypeQ,
    }),
    msi: given("givenMsi", "microsatellite instability", {
      left: pair.givenMsi,
      q: pair.givenMsiQ,
    }),
    ownEffect: neighbours.map(({ neighbour, own, reverse }) => ({
      ...itemOf("givenNeighbour", own, WITHIN_SITE),
      about: neighbour,
      rivalKept: isKept(reverse, level),
    })),
  };
}

/** What is left among patients of one class; nothing where too few have one. */
function given(
  kind: string,
  about: string,
  {
    left,
    q,
  }: { readonly left: LegAssociation | null; readonly q: number | null },
): EvidenceItem[] {
  return left === null || q === null
    ? []
    : [{ ...itemOf(kind, left, WITHIN_SITE), q, about }];
}

function carriedItem({ value, n, interval }: CarriedOver): EvidenceItem {
  return {
    kind: "carriedOver",
    value,
    n,
    ...(interval === null ? {} : { interval }),
  };
}

function foldsOf({ folds }: { readonly folds: FoldCount | null }) {
  return folds === null ? {} : { folds };
}

/** Sites that are large enough to count. */
export function siteItem({
  sites,
  patients,
}: {
  sites: number;
  patients: number;
}): EvidenceItem {
  return { kind: "siteCount", value: sites, n: patients };
}

function itemOf(
  kind: string,
  { r, interval, p, n }: LegAssociation,
  nullHypothesis: string,
): EvidenceItem {
  return {
    kind,
    value: r,
    n,
    p,
    nullHypothesis,
    ...(interval === null ? {} : { interval }),
  };
}
