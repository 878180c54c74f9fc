import type { LinkRecord } from "../knowledge/provenance.js";
import type {
  GeneEvaluation,
  HeldOutGene,
} from "../science/legs/evaluateGene.js";
import { benjaminiHochberg } from "../science/stats/benjaminiHochberg.js";
import { effectiveTests } from "../science/stats/effectiveTests.js";
import { seedOf } from "../science/random/seedOf.js";
import { readControls } from "./controls.js";
import type { ActivityDeps } from "./deps.js";
import type { RunInput, EntityRef, MadeSoFar, TrainedGroup } from "./dto.js";
import { foldMetrics, heldOutMetrics } from "./geneMetrics.js";
import { geneNode } from "./given.js";
import { watch } from "./heartbeat.js";
import { getJson } from "./json.js";
import type { SettledCohort } from "./loadTiles.js";
import { settledCohort } from "./loadTiles.js";
import { readMaps } from "./maps.js";
import { protocolOf } from "./protocolOf.js";
import type { IdOf, Output, StepOutcome } from "./runStep.js";
import { putJson, refOf, runStep } from "./runStep.js";
import { unitsOf } from "./units.js";

/** One evaluated gene as stored: the figures, and the patients they come from. */
export interface EvaluatedGene extends GeneEvaluation {
  /** After counting every gene that was tried. */
  readonly q: number;
  /** Per bag, in the split's order; observed is null where not measured. @unit log2 expression */
  readonly contributions: {
    readonly bags: readonly string[];
    readonly predicted: readonly number[];
    readonly observed: readonly (number | null)[];
    readonly centre: readonly number[];
  };
}

/** All that was evaluated. */
export interface GeneEvaluations {
  readonly genes: readonly EvaluatedGene[];
  /** Genes of the panel that could not be evaluated; each still counts as tried, with p = 1. */
  readonly notEvaluated: readonly string[];
  /** Li and Ji's count of independent genes among those tried. */
  readonly effectiveTests: number;
}

/** Measures how well each gene is predicted on patients whose models never saw them, each figure beside its baseline. */
export async function evaluateGenes(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  from: {
    /** Blob of the trained groups. */
    readonly groups: string;
    readonly controls: EntityRef;
  },
): Promise<EntityRef> {
  const { controls } = from;
  const groups = await getJson<TrainedGroup[]>(deps, from.groups);
  const settled = await settledCohort(deps, made);
  const { genes } = settled.cohort.expression;
  const { permutations } = await protocolOf(deps, input);
  const draws = permutations.learnable;
  const step = await runStep(
    deps,
    {
      name: "evaluateGenes",
      run: input.run,
      seed: input.seed,
      params: { draws, genes },
      used: [
        { role: "split", id: made.split.id },
        { role: "controls", id: controls.id },
        ...groups.flatMap(({ maps }) =>
          maps === null ? [] : [{ role: "readings", id: maps.id }],
        ),
        ...groups.flatMap(({ models }) =>
          models.map((id) => ({ role: "model", id })),
        ),
      ],
    },
    async (idOf) => {
      const held = await heldOutGenes(deps, settled, groups, controls);
      const units = unitsOf(settled);
      const found = await deps.statistics.evaluateGenes(
        held.map(({ own }) => ({
          gene: own,
          units,
          draws,
          seed: seedOf(["evaluate", own.gene, input.seed]),
        })),
        watch(),
      );
      const evaluations = gather(settled, held, found);
      const blob = await putJson(deps, evaluations);
      return outcomeOf({ evaluations, held, groups, blob, idOf });
    },
  );
  return refOf(step, "evaluations");
}

/** A gene's held-out predictions, and those of each fold's model on the bags that no training saw. */
interface Held {
  readonly own: HeldOutGene;
  /** Of each fold, on its own held-out bags; NaN elsewhere. @shape [folds][bags] */
  readonly byFold: readonly Float64Array[];
}

async function heldOutGenes(
  deps: ActivityDeps,
  settled: SettledCohort,
  groups: readonly TrainedGroup[],
  controls: EntityRef,
): Promise<Held[]> {
  const rivals = await readControls(deps, controls);
  const bags = settled.bags.length;
  const { folds } = settled.split;
  const held: Held[] = [];
  for (const group of groups) {
    const maps = await readMaps(deps, group);
    maps?.genes.forEach((gene, g) => {
      const row = (of: Float64Array): Float64Array =>
        of.slice(g * bags, (g + 1) * bags);
      const measured = maps.measured.subarray(g * bags, (g + 1) * bags);
      const own: HeldOutGene = {
        gene,
        predicted: row(maps.predicted),
        observed: row(maps.observed).map((y, b) => (measured[b] ? y : NaN)),
        centre: row(maps.centre),
        rivals: rivals(gene),
      };
      const byFold = Array.from({ length: folds }, (_, f) =>
        Float64Array.from({ length: bags }, (_unused, b) =>
          settled.split.bags[b]!.fold === f
            ? maps.byFold[(g * folds + f) * bags + b]!
            : NaN,
        ),
      );
      held.push({ own, byFold });
    });
  }
  return held;
}

function gather(
  settled: SettledCohort,
  held: readonly Held[],
  found: readonly (GeneEvaluation | null)[],
): GeneEvaluations {
  const done = held.flatMap(({ own }, i) => {
    const evaluation = found[i];
    return evaluation ? [{ own, evaluation }] : [];
  });
  const evaluated = new Set(done.map(({ own }) => own.gene));
  const tried = settled.cohort.expression.genes;
  const notEvaluated = tried.filter((gene) => !evaluated.has(gene));
  const q = benjaminiHochberg([
    ...done.map(({ evaluation }) => evaluation.heldOut.p),
    ...notEvaluated.map(() => 1),
  ]);
  const bags = settled.bags.map(({ bag }) => bag.id);
  const complete = done.filter(({ own }) => !own.observed.some(Number.isNaN));
  return {
    genes: done.map(({ own, evaluation }, i) => ({
      ...evaluation,
      q: q[i]!,
      contributions: {
        bags,
        predicted: [...own.predicted],
        observed: Array.from(own.observed, (y) => (Number.isNaN(y) ? null : y)),
        centre: [...own.centre],
      },
    })),
    notEvaluated,
    effectiveTests:
      effectiveTests(complete.map(({ own }) => own.observed)) +
      (tried.length - complete.length),
  };
}

function outcomeOf({
  evaluations,
  held,
  groups,
  blob,
  idOf,
}: {
  readonly evaluations: GeneEvaluations;
  readonly held: readonly Held[];
  readonly groups: readonly TrainedGroup[];
  readonly blob: string;
  readonly idOf: IdOf;
}): StepOutcome {
  const links: LinkRecord[] = [];
  const outputs: Output[] = [
    {
      role: "evaluations",
      label: "Artifact",
      content: { blob },
      props: {
        kind: "gene-evaluations",
        blob,
        effectiveTests: evaluations.effectiveTests,
      },
    },
  ];
  const add = (
    gene: string,
    scope: string,
    metrics: unknown,
    models: readonly string[],
  ): void => {
    const prediction = {
      label: "Prediction" as const,
      content: { gene, scope, blob },
    };
    const id = idOf(prediction);
    outputs.push({
      role: `${scope} ${gene}`,
      ...prediction,
      props: { gene, scope, blob, metrics: JSON.stringify(metrics) },
    });
    links.push({ type: "PREDICTS", from: id, to: geneNode(gene).id });
    for (const to of models) links.push({ type: "PREDICTED_BY", from: id, to });
  };
  for (const evaluated of evaluations.genes) {
    const { gene } = evaluated;
    const models = modelsOf(gene, groups);
    const own = held.find((one) => one.own.gene === gene)!;
    add(gene, "held-out", heldOutMetrics(evaluated), []);
    own.byFold.forEach((predicted, f) => {
      const metrics = foldMetrics(own.own, predicted);
      if (metrics.length > 0) add(gene, `fold ${f}`, metrics, [models[f]!]);
    });
  }
  const nodes = evaluations.genes.map(({ gene }) => geneNode(gene));
  return { outputs, links, nodes };
}

function modelsOf(
  gene: string,
  groups: readonly TrainedGroup[],
): readonly string[] {
  const group = groups.find(({ genes }) => genes.includes(gene));
  if (group === undefined) throw new Error(`no model of ${gene} was trained`);
  const folds = group.models.length / group.genes.length;
  const g = group.genes.indexOf(gene);
  return group.models.slice(g * folds, (g + 1) * folds);
}
