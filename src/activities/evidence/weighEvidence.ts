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
import { siteItem } from "./evidenceItems.js";
import type { Bearing } from "./itemsBySubject.js";
import {
  itemsBySubject,
  moduleSubject,
  pairSubject,
} from "./itemsBySubject.js";
import { readFoldMaps } from "../maps/foldMaps.js";
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
  const { foldMaps = [] } = measured;
  const { tissue, expression } = await getCohort(deps, ref.blob);
  const step = await runStep(
    deps,
    {
      name: "weighEvidence",
      run: input.run,
      seed: input.seed,
      params: { tissue },
      used: [
        { role: "protocol", id: input.protocol },
        { role: "evaluations", id: measured.genes.id },
        { role: "pairs", id: measured.pairs.id },
        ...foldMaps.map(({ id }) => ({ role: "foldMaps", id })),
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
      const blobs = foldMaps.map((own) => own.blob);
      const maps = await readFoldMaps(deps, blobs);
      const collector = collectEvidence(protocol, idOf);
      const claims = claimsOf(collector, {
        evaluations,
        assessed,
        maps,
        seed: input.seed,
        cohort: ref.id,
        genes: expression.genes,
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

interface Weighing extends Bearing {
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
  const items = itemsBySubject(from);
  const linesOf = (subject: string): EvidenceLine[] =>
    collector.lines(subject, items.get(subject) ?? {});
  const ofGene = new Map(
    evaluations.genes.map(({ gene }) => [gene, linesOf(gene)]),
  );
  const claim = claimMaker(collector, linesOf, from);
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
    ...assessed.modules.map(({ genes, pair }) =>
      claim("MODULE", genes, pair, [
        ...sites,
        ...linesOf(moduleSubject(genes)),
      ]),
    ),
  ];
}

/** Makes a claim and the lines that are its own, beside those it shares. */
function claimMaker(
  collector: EvidenceCollector,
  linesOf: (subject: string) => readonly EvidenceLine[],
  { cohort, tissue }: Weighing,
) {
  return (
    scope: Proposition["scope"],
    genes: readonly string[],
    pair: Pick<AssessedPair, "morphology" | "direction">,
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
    const own = linesOf(pairSubject(genes, morphology));
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
