import type { SubtypeInput } from "./dto.js";

/** The pairs of genes that are asked for, left out where none are, so that such steps stay what they were. */
export function pairsOf({ pairs = 0 }: Pick<SubtypeInput, "pairs">): {
  readonly pairs?: number;
} {
  return pairs === 0 ? {} : { pairs };
}
