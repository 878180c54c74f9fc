import type { Protocol } from "./protocol.js";

/** Genes that are to be tried, and the morphologies each is tried with. */
export interface Tried {
  readonly genes: number;
  readonly morphologies: number;
}

/**
 * Whether a protocol's permutations serve so many tests: beyond what it plans for, no q could come below its
 * thresholds. @returns what is too many and what to do; null where it covers them
 */
export function protocolCovers(
  { name, tests }: Pick<Protocol, "name" | "tests">,
  { genes, morphologies }: Tried,
): string | null {
  const pairs = genes * morphologies;
  if (genes <= tests.genes && pairs <= tests.pairs) return null;
  const most = Math.min(tests.genes, Math.floor(tests.pairs / morphologies));
  return (
    `${genes} genes with ${morphologies} morphologies each make ${pairs} pairs; ` +
    `protocol ${name} plans for ${tests.genes} genes and ${tests.pairs} pairs. ` +
    `Name at most ${most} genes, or register a protocol that plans for more, with permutations to match.`
  );
}
