import type { Proposition } from "../../knowledge/claim.js";
import type { EvidenceLine } from "../../knowledge/evidence.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { PairAssessments } from "./assessPairs.js";
import type { AssessedPair } from "./countPairs.js";
import { claimId } from "../../knowledge/claimNode.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortRef, RunInput, EntityRef, Measured } from "../dto.js";
import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import type { EvidenceCollector } from "./evidenceCollector.js";
import { collectEvidence } from "./evidenceCollector.js";
import { geneItems, pairItems, siteItem } from "./evidenceItems.js";
import type { GeneFigure } from "../controls/controlOutcome.js";
import type { Cohort } from "../../io/tables/cohort.js";
import type { SpotComparison } from "./compareSpots.js";
import type { BesideLegs } from "./supportingItems.js";
import { supportingItems } from "./supportingItems.js";
import { getJson } from "../step/json.js";
import { protocolOf } from "../cohort/protocolOf.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import { getCohort } from "../cohort/workingCohort.js";

/** A claim with everything that bears on it. */
export interface WeighedClaim {
  readonly claim: string;
  readonly version: string;
  readonly proposition: Proposition;
  readonly lines: readonly EvidenceLine[];
}

/**
 * Makes one claim for every gene of the panel and every measured morphology, and one for every module; none is dropped. Each
 * gets its lines of evidence; what is known of a gene alone is one line that its claims share.
 */
export async function weighEvidence(
  deps: ActivityDeps,
  input: RunInput,
  ref: CohortRef,
  measured: Measured,
): Promise<EntityRef> {
  const protocol = await protocolOf(deps, input);
  const cohort = await getCohort(deps, ref.blob);
  const { tissue } = cohort;
  const step = await runStep(
    deps,
    {
      name: "weighEvidence",
      run: input.run,
      seed: null,
      params: { tissue },
      used: [
        { role: "protocol", id: input.protocol },
        { role: "evaluations", id: measured.genes.id },
        { role: "pairs", id: measured.pairs.id },
        ...(measured.controls ?? []).map(({ id }) => ({
          role: "controls",
          id,
        })),
        ...(measured.spots ? [{ role: "spots", id: measured.spots.id }] : []),
      ],
    },
    async (idOf) => {
      const evaluations = await getJson<GeneEvaluations>(
        deps,
        measured.genes.blob,
      );
      const assessed = await getJson<PairAssessments>(
        deps,
        measured.pairs.blob,
      );
      const collector = collectEvidence(protocol, idOf);
      const claims = claimsOf(collector, {
        evaluations,
        assessed,
        beside: await besideLegs(deps, cohort, measured),
        cohort: ref.id,
        genes: cohort.expression.genes,
        tissue,
      });
      const blob = await putJson(deps, claims);
      return collector.outcome(claims, blob, {
        cohort: ref.id,
        run: input.run,
        at: deps.now().toISOString(),
      });
    },
  );
  return refOf(step, "evidence");
}

/** Figures of the controls and of the spots, as far as the run has them. */
async function besideLegs(
  deps: ActivityDeps,
  { bags }: Pick<Cohort, "bags">,
  { controls = [], spots }: Measured,
): Promise<BesideLegs> {
  const documents = await Promise.all(
    controls.map(({ blob }) =>
      getJson<{ readonly figures: readonly GeneFigure[] }>(deps, blob),
    ),
  );
  const compared = spots
    ? await getJson<readonly SpotComparison[]>(deps, spots.blob)
    : [];
  const patients = new Map(
    bags.flatMap(({ views, patient }) =>
      views.map(({ slide }) => [slide, patient] as const),
    ),
  );
  return {
    figures: documents.flatMap(({ figures }) => figures),
    sections: compared.map((section) => ({
      ...section,
      patient: patients.get(section.slide) ?? section.slide,
    })),
  };
}

interface Weighing {
  readonly evaluations: GeneEvaluations;
  readonly assessed: PairAssessments;
  readonly beside: BesideLegs;
  /** Id of the Cohort. */
  readonly cohort: string;
  /** Genes that were tried. */
  readonly genes: readonly string[];
  readonly tissue: string;
}

function claimsOf(
  collector: EvidenceCollector,
  from: Weighing,
): WeighedClaim[] {
  const { evaluations, assessed } = from;
  const sites = collector.lines("cohort", {
    sites: [siteItem(assessed)],
  });
  const ofGene = new Map(
    evaluations.genes.map((gene) => [
      gene.gene,
      collector.lines(gene.gene, {
        ...geneItems(gene),
        ...supportingItems(gene.gene, from.beside),
      }),
    ]),
  );
  const claim = claimMaker(collector, from);
  return [
    ...assessed.pairs.map((pair) =>
      claim("GENE", [pair.gene], pair, [
        ...sites,
        ...(ofGene.get(pair.gene) ?? []),
      ]),
    ),
    ...unmeasured(from.genes, assessed).map(([gene, morphology]) =>
      claim("GENE", [gene], { morphology, direction: 1 }, sites),
    ),
    ...assessed.modules.map(({ genes, evaluation, pair }) =>
      claim("MODULE", genes, pair, [
        ...sites,
        ...collector.lines(genes.join("+"), geneItems(evaluation)),
      ]),
    ),
  ];
}

/** Makes a claim and the lines that are its own, beside those it shares. */
function claimMaker(
  collector: EvidenceCollector,
  { assessed, cohort, tissue }: Weighing,
) {
  return (
    scope: Proposition["scope"],
    genes: readonly string[],
    pair: AssessedPair | Pick<AssessedPair, "morphology" | "direction">,
    shared: readonly EvidenceLine[],
  ): WeighedClaim => {
    const { morphology } = pair;
    const direction = pair.direction === 1 ? "HIGHER" : "LOWER";
    const gene = genes[0]!;
    const proposition = {
      scope,
      gene,
      genes,
      direction,
      kind: "morphology",
      of: morphology,
      tissue,
    } as const;
    const items = "present" in pair ? pairItems(pair, assessed.outlives) : {};
    const own = collector.lines(`${genes.join("+")} ${morphology}`, items);
    const claim = claimId(cohort, proposition);
    const version = collector.version(claim);
    return { claim, version, proposition, lines: [...shared, ...own] };
  };
}

/** Genes and morphologies that were tried and could not be measured; nothing fixes their direction, so higher is put. */
function unmeasured(
  from: readonly string[],
  { pairs }: PairAssessments,
): (readonly [string, string])[] {
  const measured = new Set(pairs.map(({ gene }) => gene));
  return from
    .filter((gene) => !measured.has(gene))
    .flatMap((gene) => MORPHOLOGIES.map((name) => [gene, name] as const));
}
