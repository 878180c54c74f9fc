import { z } from "zod";
import { RIVALS } from "./baselineNames.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef } from "../dto.js";

const names = z.array(z.string());

/** Predictions of a gene by simpler models; none where it had no labels. @shape each [bags] */
export interface ControlPredictions {
  /** Those that criteria ask about. */
  readonly rivals: Record<string, Float64Array>;
  /** All others. */
  readonly baselines: Record<string, Float64Array>;
}

/** Reads back what simpler models predict. @returns those of a gene */
export async function readControls(
  deps: Pick<ActivityDeps, "tensors" | "blobs">,
  { blob }: EntityRef,
): Promise<(gene: string) => ControlPredictions> {
  const bytes = await deps.blobs.get(blob);
  const tensors = deps.tensors.decode(bytes);
  const genes = names.parse(
    JSON.parse(deps.tensors.metadata(bytes)["genes"] ?? "[]"),
  );
  const rowOf = (control: string, row: number): Float64Array => {
    const tensor = tensors[control];
    if (!(tensor?.data instanceof Float64Array))
      throw new Error(`blob ${blob} has no predictions of ${control}`);
    const width = tensor.shape[1] ?? 0;
    return tensor.data.slice(row * width, (row + 1) * width);
  };
  const others = Object.keys(tensors).filter((name) => !isRival(name));
  return (gene) => {
    const row = genes.indexOf(gene);
    if (row === -1) return { rivals: {}, baselines: {} };
    const of = (controls: readonly string[]) =>
      Object.fromEntries(controls.map((name) => [name, rowOf(name, row)]));
    return { rivals: of(RIVALS), baselines: of(others) };
  };
}

function isRival(name: string): boolean {
  return RIVALS.some((rival) => rival === name);
}
