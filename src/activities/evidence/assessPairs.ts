import { canonical, sha256 } from "../../knowledge/identity.js";
import { microsatellitesOf } from "../../knowledge/microsatellites.js";
import type { Protocol } from "../../knowledge/protocol.js";
import { moduleGenes } from "../../science/legs/moduleGenes.js";
import { sitesWith } from "../../science/legs/units.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { ControlPredictions } from "../baselines/controls.js";
import { readControls } from "../baselines/controls.js";
import type { AssessedPair } from "./countPairs.js";
import { countPairs } from "./countPairs.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput, EntityRef, MadeSoFar, TrainedGroup } from "../dto.js";
import type {
  EvaluatedGene,
  GeneEvaluations,
} from "../evaluation/geneEvaluations.js";
import { watch } from "../step/heartbeat.js";
import { getJson } from "../step/json.js";
import type { LoadedCohort, SettledCohort } from "../bags/loadTiles.js";
import { loadTiles, settledCohort } from "../bags/loadTiles.js";
import { assessModule, countModules } from "./assessModule.js";
import type { MeasuredModule } from "./assessModule.js";
import type { PairContext } from "./pairInputs.js";
import { morphologiesOf, pairInput, readContrasts } from "./pairInputs.js";
import { discoveryProtocolOf } from "../cohort/discoveryProtocolOf.js";
import type { Output } from "../step/runStep.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import { SITE_PATIENTS } from "./sitePatients.js";
import { unitsOf } from "../bags/units.js";
import type { Used } from "../step/usedForLabels.js";
import {
  labelsHash,
  usedForExpression,
  usedForTiles,
} from "../step/usedForLabels.js";

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
      const contrasts = await readContrasts(deps, groups, from.located);
      const context = { loaded, contrasts, draws, seed: input.seed };
      const assessed = await assess(deps, context, {
        evaluations: await getJson(deps, from.evaluated.blob),
        controls: await readControls(deps, from.controls),
        goes,
        outlives,
      });
      const measured = await deps.blobs.put(patientTensors(deps, loaded));
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
function classesHash({ bags }: SettledCohort): string {
  return sha256(
    canonical(
      bags.map(({ bag }) => [
        bag.subtype,
        microsatellitesOf(bag.attributes)?.status ?? null,
      ]),
    ),
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

async function assess(
  deps: ActivityDeps,
  context: PairContext,
  from: {
    readonly evaluations: GeneEvaluations;
    readonly controls: (gene: string) => ControlPredictions;
    /** q below which a gene goes with a morphology. */
    readonly goes: number;
    /** p below which an effect outlives a rival. */
    readonly outlives: number;
  },
): Promise<PairAssessments> {
  const { loaded, contrasts } = context;
  const { genes } = loaded.cohort.expression;
  const jobs = genes.flatMap((gene) => {
    const contrast = contrasts.of.get(gene);
    if (contrast === undefined) return [];
    const own = {
      name: gene,
      expression: loaded.expression(gene),
      contrast,
      parts: [gene],
    };
    return [pairInput(context, own)];
  });
  const found = (await deps.statistics.assessGenes(jobs, watch())).flat();
  const tried = genes.length * MORPHOLOGIES.length;
  const pairs = countPairs(found, tried);
  const modules = moduleGenes(pairs, {
    goes: ({ present, q }) => present.r > 0 && q < from.goes,
    level: from.outlives,
  });
  const units = unitsOf(loaded);
  const measured: MeasuredModule[] = [];
  for (const module of modules)
    measured.push(await assessModule(deps, context, { module, ...from }));
  return {
    pairs,
    modules: countModules(measured, {
      genes: [
        ...from.evaluations.genes.map(({ heldOut }) => heldOut.p),
        ...from.evaluations.notEvaluated.map(() => 1),
      ],
      pairs: { found, tried },
    }),
    tried,
    outlives: from.outlives,
    sites: sitesWith(units, SITE_PATIENTS),
    patients: new Set(units.patients).size,
  };
}

/** What the pairs rest on, patient by patient, so that a withdrawn one can be taken out later. */
function patientTensors(deps: ActivityDeps, loaded: LoadedCohort): Uint8Array {
  const bags = loaded.bags.length;
  const { genes } = loaded.cohort.expression;
  const measured = morphologiesOf(loaded);
  const morphologies = new Float64Array(measured.length * bags);
  measured.forEach((values, m) => morphologies.set(values, m * bags));
  const expression = new Float64Array(genes.length * bags);
  genes.forEach((gene, g) => expression.set(loaded.expression(gene), g * bags));
  return deps.tensors.encode(
    {
      morphologies: { shape: [measured.length, bags], data: morphologies },
      expression: {
        shape: [genes.length, bags],
        data: expression.map((y) => (Number.isNaN(y) ? 0 : y)),
      },
      measured: {
        shape: [genes.length, bags],
        data: Uint8Array.from(expression, (y) => (Number.isNaN(y) ? 0 : 1)),
      },
    },
    {
      bags: JSON.stringify(loaded.bags.map(({ bag }) => bag.id)),
      genes: JSON.stringify(genes),
      morphologies: JSON.stringify(MORPHOLOGIES),
    },
  );
}
