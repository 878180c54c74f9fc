import type { LinkRecord } from "../../knowledge/provenance.js";
import type { HeldOutGene } from "../../science/legs/evaluateGene.js";
import type { TrainedGroup } from "../dto.js";
import type { EvaluatedGene, GeneEvaluations } from "./geneEvaluations.js";
import type { StoredMetric } from "./geneMetrics.js";
import { foldMetrics, heldOutMetrics, setMetrics } from "./geneMetrics.js";
import { geneNode } from "../../knowledge/namedNodes.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";

/** A gene's held-out predictions, and those of each fold's model on bags that no training of it saw. */
export interface HeldFolds {
  readonly own: HeldOutGene;
  /** Of each fold, on its own held-out bags and on the sealed ones; NaN elsewhere. @shape [folds] of [bags] */
  readonly byFold: readonly Readonly<
    Record<"heldOut" | "sealed", Float64Array>
  >[];
}

/** What the graph keeps of evaluations: a Prediction for each gene, set of patients and fold. */
export function geneOutputs(from: {
  readonly evaluations: GeneEvaluations;
  readonly held: readonly HeldFolds[];
  readonly groups: readonly TrainedGroup[];
  readonly blob: string;
  readonly idOf: IdOf;
}): StepOutcome {
  const { evaluations, held, groups, blob, idOf } = from;
  const { effectiveTests } = evaluations;
  const links: LinkRecord[] = [];
  const outputs: Output[] = [
    {
      role: "evaluations",
      label: "Artifact",
      content: { blob },
      props: { kind: "gene-evaluations", blob, effectiveTests },
    },
  ];
  const add = (gene: string, { scope, metrics, models }: Scope): void => {
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
  const by = new Map(held.map((one) => [one.own.gene, one]));
  for (const evaluated of evaluations.genes) {
    const { gene } = evaluated;
    for (const scope of setScopes(evaluated)) add(gene, scope);
    const folds = foldScopes(by.get(gene)!, modelsOf(gene, groups));
    for (const scope of folds) add(gene, scope);
  }
  const nodes = evaluations.genes.map(({ gene }) => geneNode(gene));
  return { outputs, links, nodes };
}

/** On whom, how well, and by which models alone. */
interface Scope {
  readonly scope: string;
  readonly metrics: readonly StoredMetric[];
  readonly models: readonly string[];
}

function setScopes(gene: EvaluatedGene): Scope[] {
  const { outOfFold, sealed } = gene.sets;
  const scopes = [{ scope: "held-out", metrics: heldOutMetrics(gene) }];
  const add = (scope: string, set: typeof sealed, q: number | null): void => {
    if (set !== null && q !== null)
      scopes.push({ scope, metrics: setMetrics(set, { p: set.p, q }) });
  };
  add("out-of-fold", outOfFold, gene.setQ.outOfFold);
  add("sealed", sealed, gene.setQ.sealed);
  return scopes.map((scope) => ({ ...scope, models: [] }));
}

function foldScopes(
  { own, byFold }: HeldFolds,
  models: readonly string[],
): Scope[] {
  return byFold
    .map((predicted, f) => ({
      scope: `fold ${f}`,
      metrics: foldMetrics(own, predicted),
      models: [models[f]!],
    }))
    .filter(({ metrics }) => metrics.length > 0);
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
