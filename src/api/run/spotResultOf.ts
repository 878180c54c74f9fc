import type { Related } from "../../graph/read/relations.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import type { SpotResult } from "./spotResult.type.js";

/** A comparison with spots as one row, with the slide it was made on. */
export async function spotResultOf(
  { gene, slide, spots, metrics }: Related["spotsOfRun"],
  loaders: ApiContext["loaders"],
): Promise<SpotResult> {
  const rho = metrics.find(({ name }) => name === "spearman");
  if (rho?.value == null) throw new Error(`the comparison of ${gene} has no r`);
  return {
    gene,
    spots,
    slide: await existing(loaders.node("Slide", slide), slide),
    spearman: rho.value,
    p: rho.p,
    q: rho.q,
  };
}
