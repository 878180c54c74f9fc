import { z } from "zod";
import type { MilOptions } from "../../science/mil/milOptions.js";
import { DEFAULT_MIL_OPTIONS } from "../../science/mil/milOptions.js";
import type { HeadWeights } from "../../science/mil/trainedHeads.js";
import { headsFromTensors } from "../../science/mil/weightTensors.js";
import type { ActivityDeps } from "../deps.js";
import type { TrainedGroup } from "../dto.js";

/** The heads of a trained gene, one a fold, and what they were trained with. */
export interface TrainedWeights {
  readonly gene: string;
  readonly weights: HeadWeights;
  readonly options: MilOptions;
}

const keys = z.array(z.string());
const outputScale = z.object({ outputScale: z.number() });

/** Reads back the heads of all groups, gene by gene. A group of before its weights were told is left out. */
export async function trainedWeights(
  deps: Pick<ActivityDeps, "tensors" | "blobs">,
  groups: readonly TrainedGroup[],
): Promise<TrainedWeights[]> {
  const all: TrainedWeights[] = [];
  for (const { genes, weights: blob } of groups) {
    if (blob == null) continue;
    const bytes = await deps.blobs.get(blob);
    const heads = keptHeads(deps, bytes);
    const card = deps.tensors.metadata(bytes);
    const { outputScale: scale } = outputScale.parse(
      JSON.parse(card["options"] ?? "{}"),
    );
    const options = { ...DEFAULT_MIL_OPTIONS, outputScale: scale };
    for (const gene of genes)
      all.push({ gene, weights: foldsOf(heads, gene), options });
  }
  return all;
}

/** The heads that a training kept. @throws WeightTensorError */
export function keptHeads(
  { tensors }: Pick<ActivityDeps, "tensors">,
  bytes: Uint8Array,
): HeadWeights {
  const named = tensors.metadata(bytes)["keys"] ?? "[]";
  return headsFromTensors(tensors.decode(bytes), keys.parse(JSON.parse(named)));
}

/** The heads of one gene, fold after fold, as their keys tell; heads of genes that were left out lie among them. */
function foldsOf(heads: HeadWeights, gene: string): HeadWeights {
  const width = heads.flat.length / heads.keys.length;
  const rows = [...heads.keys.keys()].filter((row) =>
    heads.keys[row]!.startsWith(`${gene} fold `),
  );
  const flat = new Float32Array(rows.length * width);
  rows.forEach((row, f) =>
    flat.set(heads.flat.subarray(row * width, (row + 1) * width), f * width),
  );
  return { ...heads, keys: rows.map((row) => heads.keys[row]!), flat };
}
