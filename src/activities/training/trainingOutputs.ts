import type { FoldAgreement } from "../../io/statistics/controlsThread.js";
import type { TrainingResult } from "../../io/training/trainingResult.js";
import { canonical } from "../../knowledge/identity.js";
import type { LinkRecord, SealedStep } from "../../knowledge/provenance.js";
import type { MapAccount } from "../../science/mil/mapAccount.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import type { MadeSoFar, TrainedGroup } from "../dto.js";
import { geneNode } from "../../knowledge/namedNodes.js";
import { mapOutput } from "../maps/mapOutput.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import { refOf } from "../step/runStep.js";

/** How alike the folds' maps are, among what a training makes. */
const FOLD_MAPS = "foldMaps";

/** What is kept of the maps of a group; figures of each gene in the order of `genes`. */
export interface KeptMaps {
  readonly genes: readonly string[];
  readonly blob: string;
  /** null where no bag was read by more than one model. */
  readonly agreement: readonly (number | null)[];
  readonly accounts: readonly MapAccount[];
  readonly agreed: readonly (FoldAgreement | null)[];
  /** Blob of how alike the folds' maps are, bag by bag; null where no bag was read by more than one model. */
  readonly foldMaps: string | null;
}

/** What a training left in the blobs, and how its heads ended. */
export interface KeptTraining {
  /** Every gene that was trained, its folds next to each other in the weights. */
  readonly genes: readonly string[];
  readonly weights: string;
  /** null where no gene has all its models. */
  readonly maps: KeptMaps | null;
  readonly options: MilOptions;
  readonly result: Pick<TrainingResult, "epochs" | "status">;
}

/** A training's models and maps, with their links. */
export function trainingOutputs(
  kept: KeptTraining,
  { split }: Pick<MadeSoFar, "split">,
  idOf: IdOf,
): StepOutcome {
  const models = kept.genes.flatMap((gene, g) =>
    split.folds.map((fold, f) => ({
      gene,
      fold,
      output: modelOutput(kept, { gene, f, row: g * split.folds.length + f }),
    })),
  );
  const maps = kept.maps === null ? [] : mapOutputs(kept.maps);
  const links = [
    ...models.flatMap(({ gene, fold, output }): LinkRecord[] => [
      { type: "PREDICTS", from: idOf(output), to: geneNode(gene).id },
      { type: "TRAINED_ON", from: idOf(output), to: fold },
    ]),
    ...maps.flatMap((output): LinkRecord[] =>
      output.label === "AttentionMap"
        ? [
            {
              type: "FOR",
              from: idOf(output),
              to: geneNode(String(output.props["gene"])).id,
            },
          ]
        : [],
    ),
  ];
  return {
    outputs: [...maps, ...models.map(({ output }) => output)],
    links,
    nodes: kept.genes.map(geneNode),
  };
}

function modelOutput(
  { weights, options, result }: KeptTraining,
  { gene, f, row }: { gene: string; f: number; row: number },
): Output {
  return {
    role: `model ${gene} ${f}`,
    label: "Model",
    content: { blob: weights, row },
    props: {
      gene,
      fold: f,
      blob: weights,
      row,
      epochs: result.epochs[row]!,
      status: result.status[row] ?? "diverged",
      options: canonical(options),
    },
  };
}

function mapOutputs({
  genes,
  blob,
  agreement,
  agreed,
  accounts,
  foldMaps,
}: KeptMaps): Output[] {
  const attention = genes.map((gene, g) =>
    mapOutput(gene, {
      blob,
      agreement: agreement[g] ?? null,
      agreed: agreed[g] ?? null,
      account: accounts[g]!,
    }),
  );
  const maps: Output = {
    role: "maps",
    label: "Artifact",
    content: { blob },
    props: { kind: "held-out-readings", blob },
  };
  return [maps, ...foldMapsOutput(foldMaps), ...attention];
}

function foldMapsOutput(blob: string | null): Output[] {
  if (blob === null) return [];
  const props = { kind: "fold-maps", blob };
  return [{ role: FOLD_MAPS, label: "Artifact", content: { blob }, props }];
}

/** What later stages need to know of a finished training. */
export function trainedGroup(step: SealedStep): TrainedGroup {
  const of = (label: string) =>
    step.generated.flatMap(({ node }) => (node.label === label ? [node] : []));
  const models = of("Model").map(({ id, props }) => ({
    id,
    gene: String(props["gene"]),
    name: `${props["gene"]} fold ${props["fold"]}`,
    diverged: props["status"] === "diverged",
  }));
  const weights = of("Model")[0]?.props["blob"];
  const diverged = models.filter((model) => model.diverged);
  const lost = new Set(diverged.map(({ gene }) => gene));
  const sound = models.filter(({ gene }) => !lost.has(gene));
  return {
    genes: [...new Set(sound.map(({ gene }) => gene))],
    models: sound.map(({ id }) => id),
    maps: sound.length === 0 ? null : refOf(step, "maps"),
    foldMaps: step.generated.some(({ role }) => role === FOLD_MAPS)
      ? refOf(step, FOLD_MAPS)
      : null,
    weights: weights === undefined ? null : String(weights),
    attention: of("AttentionMap").map(({ id, props }) => {
      const { gene, agreement } = props;
      return {
        id,
        gene: String(gene),
        agreement: typeof agreement === "number" ? agreement : null,
      };
    }),
    ...(diverged.length === 0
      ? {}
      : { diverged: diverged.map(({ name }) => name) }),
  };
}
