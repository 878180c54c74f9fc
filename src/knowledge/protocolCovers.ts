import type { DiscoveryProtocol, SubtypeProtocol } from "./protocol.js";

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
  { name, tests }: Pick<DiscoveryProtocol, "name" | "tests">,
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

/**
 * Whether a protocol's permutations serve every gene with every class, either way. @returns what is too many and what to do;
 * null where it covers them
 */
export function protocolCoversMarks(
  { name, tests }: Pick<SubtypeProtocol, "name" | "tests">,
  { genes, classes }: { readonly genes: number; readonly classes: number },
): string | null {
  const marks = 2 * genes * classes;
  if (marks <= tests.marks) return null;
  const most = Math.floor(tests.marks / (2 * classes));
  return (
    `${genes} genes with ${classes} classes, either way, make ${marks} tests; protocol ${name} plans for ${tests.marks}. ` +
    `Name at most ${most} genes, or register a protocol that plans for more, with permutations to match.`
  );
}
