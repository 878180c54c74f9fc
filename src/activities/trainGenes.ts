import type { FoldAgreement } from "../io/statistics/controlsThread.js";
import type { LinkRecord, SealedStep } from "../knowledge/provenance.js";
import type { HeadSpec } from "../science/mil/head.js";
import type { MapAccount } from "../science/mil/mapAccount.js";
import {
  COMPACT_MIL_OPTIONS,
  DEFAULT_MIL_OPTIONS,
} from "../science/mil/milOptions.js";
import { seedOf } from "../science/random/seedOf.js";
import { agreeFolds } from "./agreeFolds.js";
import type { ActivityDeps } from "./deps.js";
import type { RunInput, MadeSoFar, TrainedGroup } from "./dto.js";
import { foldPlans } from "./foldPlan.js";
import { geneNode } from "./given.js";
import { watch } from "./heartbeat.js";
import type { LoadedCohort } from "./loadTiles.js";
import { loadTiles, settledCohort } from "./loadTiles.js";
import { encodeMaps, readingsOf } from "./maps.js";
import { mapOutput } from "./mapOutput.js";
import { panelNode } from "./panel.js";
import { protocolOf } from "./protocolOf.js";
import type { IdOf, StepOutcome } from "./runStep.js";
import { refOf, runStep } from "./runStep.js";
import type { Series } from "./series.js";
import { seriesOf } from "./series.js";
import { shuffledSets } from "./shuffledSets.js";
import { labelsHash, usedForLabels } from "./usedForLabels.js";

/**
 * Trains the heads of some genes, every fold and every shuffled set at once, and keeps what they say of the bags they
 * never saw. A gene with too few measured patients is left out of the group and counted.
 */
export async function trainGenes(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  genes: readonly string[],
): Promise<TrainedGroup> {
  const settled = await settledCohort(deps, made);
  const sets = shuffledSets(
    await protocolOf(deps, input),
    settled.cohort.expression.genes.length,
  );
  const options = deps.backend.startsWith("wasm")
    ? COMPACT_MIL_OPTIONS
    : DEFAULT_MIL_OPTIONS;
  const params = {
    genes,
    folds: made.split.folds.length,
    shuffledSets: sets,
    labels: labelsHash(settled),
    options,
  };
  const panel = panelNode(settled.cohort.panel);
  const step = await runStep(
    deps,
    {
      name: "trainGenes",
      run: input.run,
      seed: input.seed,
      params,
      trains: true,
      used: [...usedForLabels(made, settled), { role: "panel", id: panel.id }],
      given: [panel],
    },
    async (idOf) => {
      const loaded = await loadTiles(deps, settled);
      const series = seriesOf(loaded, genes, sets, input.seed);
      return train({
        deps,
        loaded,
        series,
        made,
        options,
        seed: input.seed,
        idOf,
      });
    },
  );
  return groupOf(step);
}

interface Training {
  readonly deps: ActivityDeps;
  readonly loaded: LoadedCohort;
  readonly series: readonly Series[];
  readonly made: MadeSoFar;
  readonly options: typeof DEFAULT_MIL_OPTIONS;
  readonly seed: number;
  readonly idOf: IdOf;
}

async function train(work: Training): Promise<StepOutcome> {
  const { deps, loaded, series, options } = work;
  const bags = loaded.bags.map(({ bag, tiles, features }) => ({
    id: bag.id,
    tiles: tiles.length,
    features,
  }));
  const heads = headsOf(work);
  const folds = loaded.split.folds;
  const trained = series.filter(({ set }) => set === 0).length;
  if (trained === 0) return { outputs: [] };
  const { signal, onProgress } = watch();
  const result = await deps.trainer.train(
    { bags, heads, options, keep: trained * folds },
    { signal, onProgress },
  );
  const weights = await deps.blobs.put(result.weights);
  const readings = readingsOf(loaded, result);
  const { bytes, ...said } = encodeMaps(deps, loaded, series, readings);
  const maps = await deps.blobs.put(bytes);
  const { seed } = work;
  const agreed = await agreeFolds(deps, loaded, series, { readings, seed });
  return outcomeOf(work, { weights, maps, ...said, agreed, result });
}

function headsOf({ loaded, series, seed }: Training): HeadSpec[] {
  const plans = foldPlans(loaded);
  return series.flatMap(({ gene, set, labels }) =>
    plans.map(({ role }, f) => ({
      key: `${gene} fold ${f}${set === 0 ? "" : ` shuffle ${set}`}`,
      labels: labels[f]!.labels,
      role,
      seed: seedOf([gene, f, set, seed]),
    })),
  );
}

function outcomeOf(
  { loaded, series, made, idOf }: Training,
  kept: {
    readonly weights: string;
    readonly maps: string;
    /** @shape [genes]; null where no bag was read by more than one model */
    readonly agreement: readonly (number | null)[];
    /** @shape [genes] */
    readonly accounts: readonly MapAccount[];
    /** @shape [genes] */
    readonly agreed: readonly (FoldAgreement | null)[];
    readonly result: {
      readonly epochs: Int32Array;
      readonly status: readonly string[];
    };
  },
): StepOutcome {
  const folds = loaded.split.folds;
  const genes = series.filter(({ set }) => set === 0).map(({ gene }) => gene);
  const links: LinkRecord[] = [];
  const models = genes.flatMap((gene, g) =>
    Array.from({ length: folds }, (_, f) => {
      const row = g * folds + f;
      const model = {
        label: "Model" as const,
        content: { blob: kept.weights, row },
      };
      const id = idOf(model);
      links.push({ type: "PREDICTS", from: id, to: geneNode(gene).id });
      links.push({ type: "TRAINED_ON", from: id, to: made.split.folds[f]! });
      const epochs = kept.result.epochs[row]!;
      const status = kept.result.status[row] ?? "diverged";
      const props = { gene, fold: f, blob: kept.weights, row, epochs, status };
      return { role: `model ${gene} ${f}`, ...model, props };
    }),
  );
  const attention = genes.map((gene, g) => {
    const map = mapOutput(gene, {
      blob: kept.maps,
      agreement: kept.agreement[g] ?? null,
      agreed: kept.agreed[g] ?? null,
      account: kept.accounts[g]!,
    });
    links.push({ type: "FOR", from: idOf(map), to: geneNode(gene).id });
    return map;
  });
  const maps = {
    role: "maps",
    label: "Artifact" as const,
    content: { blob: kept.maps },
    props: { kind: "held-out-readings", blob: kept.maps },
  };
  return {
    outputs: [maps, ...models, ...attention],
    links,
    nodes: genes.map(geneNode),
  };
}

/** What later stages need to know of a finished training. */
function groupOf(step: SealedStep): TrainedGroup {
  const of = (label: string) =>
    step.generated.flatMap(({ node }) => (node.label === label ? [node] : []));
  const models = of("Model");
  return {
    genes: [...new Set(models.map(({ props }) => String(props["gene"])))],
    models: models.map(({ id }) => id),
    maps: models.length === 0 ? null : refOf(step, "maps"),
    attention: of("AttentionMap").map(({ id, props }) => {
      const { gene, agreement } = props;
      return {
        id,
        gene: String(gene),
        agreement: typeof agreement === "number" ? agreement : null,
      };
    }),
  };
}
