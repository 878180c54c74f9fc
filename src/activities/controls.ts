import { z } from "zod";
import type { ActivityDeps } from "./deps.js";
import type { EntityRef } from "./dto.js";
import { CONTROLS } from "./predictControls.js";

const names = z.array(z.string());

/** Reads back the rivals' predictions. @returns those of a gene, by rival; none where it had no labels */
export async function readControls(
  deps: Pick<ActivityDeps, "tensors" | "blobs">,
  { blob }: EntityRef,
): Promise<(gene: string) => Record<string, Float64Array>> {
  const bytes = await deps.blobs.get(blob);
  const tensors = deps.tensors.decode(bytes);
  const genes = names.parse(
    JSON.parse(deps.tensors.metadata(bytes)["genes"] ?? "[]"),
  );
  return (gene) => {
    const row = genes.indexOf(gene);
    if (row === -1) return {};
    return Object.fromEntries(
      CONTROLS.map((control) => {
        const tensor = tensors[control];
        if (!(tensor?.data instanceof Float64Array))
          throw new Error(`blob ${blob} has no predictions of ${control}`);
        const width = tensor.shape[1] ?? 0;
        return [control, tensor.data.slice(row * width, (row + 1) * width)];
      }),
    );
  };
}
