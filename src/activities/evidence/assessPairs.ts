import { canonical, sha256 } from "../../knowledge/identity.js";
import type { Protocol } from "../../knowledge/protocol.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import { readControls } from "../baselines/controls.js";
import { msiOf } from "../bags/units.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import { loadTiles, settledCohort } from "../bags/loadTiles.js";
import { discoveryProtocolOf } from "../cohort/discoveryProtocolOf.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput, EntityRef, MadeSoFar, TrainedGroup } from "../dto.js";
import type { EvaluatedGene } from "../evaluation/geneEvaluations.js";
import { watch } from "../step/heartbeat.js";
import { getJson } from "../step/json.js";
import type { Output } from "../step/runStep.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import type { Used } from "../step/usedForLabels.js";
import {
  labelsHash,
  usedForExpression,
  usedForTiles,
} from "../step/usedForLabels.js";
import { assessMeasured } from "./assessMeasured.js";
import type { AssessedPair } from "./countPairs.js";
import { encodeMeasures } from "./keptMeasures.js";
import { readContrasts } from "./pairInputs.js";
import { measuresOf } from "./pairMeasures.js";

/** A module with what was measured of it as of a gene. */
export interface AssessedModule {
  readonly genes: readonly string[];
  readonly evaluation: Omit<EvaluatedGene, "contributions" | "setQ">;
  readonly pair: AssessedPair;
}

/** All that was assessed between genes and morphologies. */
export interface PairAssessments {
  readonly pairs: readonly AssessedPair[];
  readonly modules: readonly AssessedModule[];
  /** Pairs that were tried, the ones that could not be assessed included. */
  readonly tried: number;
  /** p below which an effect outlives a rival, as the protocol asks. */
  readonly outlives: number;
  /** Sites with five patients or more. */
  readonly sites: number;
  readonly patients: number;
}

/** What the pairs are assessed from. */
export interface PairSources {
  /** Blob of the trained groups. */
  readonly groups: string;
  readonly located: readonly (EntityRef | null)[];
  readonly evaluated: EntityRef;
  readonly controls: EntityRef;
}

/** Assesses every gene of the panel with every measured morphology, and the modules that no single gene explains. */
export async function assessPairs(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  from: PairSources,
): Promise<EntityRef> {
  const protocol = await discoveryProtocolOf(deps, input);
  const settled = await settledCohort(deps, made);
  const draws = protocol.permutations.present;
  const goes = thresholdOf(protocol, "presentCorrelation.q") ?? 0.01;
  const outlives = thresholdOf(protocol, "givenNeighbour.p") ?? 0.015;
  const { genes } = settled.cohort.expression;
  const step = await runStep(
    deps,
    {
      name: "assessPairs",
      run: input.run,
      seed: input.seed,
      params: {
        draws,
        goes,
        outlives,
        genes,
        morphologies: MORPHOLOGIES,
        labels: labelsHash(settled),
        classes: classesHash(settled),
      },
      used: usedBy(made, settled, from),
    },
    async () => {
      const loaded = await loadTiles(deps, settled);
      const groups = await getJson<TrainedGroup[]>(deps, from.groups);
      const contrasts = await readContrasts(
        deps,
        groups.flatMap(({ genes: own }, i) => {
          const blob = from.located[i]?.blob;
          return blob === undefined ? [] : [{ genes: own, blob }];
        }),
      );
      const measures = measuresOf(loaded);
      const context = { measures, contrasts, draws, seed: input.seed };
      const controls = await readControls(deps, from.controls);
      const assessed = await assessMeasured(deps, context, {
        evaluations: await getJson(deps, from.evaluated.blob),
        rivals: (gene) => controls(gene).rivals,
        goes,
        outlives,
        watch: watch(),
      });
      const measured = await deps.blobs.put(encodeMeasures(deps, measures));
      return {
        outputs: [
          artifact("pairs", "pair-assessments", await putJson(deps, assessed)),
          artifact("patients", "patient-measures", measured),
        ],
      };
    },
  );
  return refOf(step, "pairs");
}

function usedBy(
  made: MadeSoFar,
  settled: SettledCohort,
  from: PairSources,
): Used[] {
  return [
    { role: "split", id: made.split.id },
    { role: "evaluations", id: from.evaluated.id },
    { role: "controls", id: from.controls.id },
    ...from.located.flatMap((ref) =>
      ref === null ? [] : [{ role: "contrasts", id: ref.id }],
    ),
    ...usedForExpression(made, settled),
    ...usedForTiles(settled, "morphology"),
  ];
}

/** What is held fixed of the patients: params are for everybody to read, and classes are not. */
function classesHash(settled: SettledCohort): string {
  const msi = msiOf(settled);
  return sha256(
    canonical(settled.bags.map(({ bag }, b) => [bag.subtype, msi[b]])),
  );
}

function artifact(role: string, kind: string, blob: string): Output {
  return { role, label: "Artifact", content: { blob }, props: { kind, blob } };
}

/** Modules are sought by the levels that the protocol asks of single genes. */
function thresholdOf(
  { criteria }: Protocol,
  asked: string,
): number | undefined {
  return criteria.find(({ metric }) => metric === asked)?.threshold;
}
