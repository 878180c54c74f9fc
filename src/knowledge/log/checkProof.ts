import { EMPTY_ROOT, nodeHash } from "./merkleHash.js";

/** Where a leaf lies in a tree, and the hashes that lead from it to the root, the nearest first. */
export interface PathOfLeaf {
  readonly leaf: string;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly string[];
}

/** What a proof of inclusion says. */
export interface Inclusion extends PathOfLeaf {
  readonly root: string;
}

/** Whether the tree of that size and root has the leaf at that index. */
export function isIncluded({ root, ...path }: Inclusion): boolean {
  return rootByPath(path) === root;
}

/**
 * The root that a tree of that size has if the leaf is at that index of it; null where no such tree has such a path.
 * @source RFC 9162, section 2.1.3.2
 */
export function rootByPath(path: PathOfLeaf): string | null {
  const { leaf, index, size, proof } = path;
  if (!(Number.isInteger(index) && index >= 0 && index < size)) return null;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = up(node, last);
    } else hash = nodeHash(hash, sibling);
    [node, last] = up(node, last);
  }
  return last === 0 ? hash : null;
}

/** The size and root of a tree at one time. */
export interface TreeHead {
  readonly size: number;
  readonly root: string;
}

/**
 * Whether the later tree begins with the earlier one, leaf for leaf.
 * @source RFC 9162, section 2.1.4.2
 */
export function isConsistent(
  earlier: TreeHead,
  later: TreeHead,
  proof: readonly string[],
): boolean {
  if (earlier.size > later.size || earlier.size < 0) return false;
  if (earlier.size === later.size)
    return proof.length === 0 && earlier.root === later.root;
  if (earlier.size === 0)
    return proof.length === 0 && earlier.root === EMPTY_ROOT;
  return leadsToBoth(earlier, later, proof);
}

function leadsToBoth(
  earlier: TreeHead,
  later: TreeHead,
  proof: readonly string[],
): boolean {
  // A complete tree is a subtree of the later one, so that its root is where the path begins.
  const whole = Number.isInteger(Math.log2(earlier.size));
  const [seed, ...siblings] = whole ? [earlier.root, ...proof] : proof;
  if (seed === undefined) return false;
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (node % 2 === 1) [node, last] = up(node, last);
  let [first, second] = [seed, seed];
  for (const sibling of siblings) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
      while (node % 2 === 0 && node !== 0) [node, last] = up(node, last);
    } else second = nodeHash(second, sibling);
    [node, last] = up(node, last);
  }
  return last === 0 && first === earlier.root && second === later.root;
}

/** One level up, in both counts. */
function up(node: number, last: number): [number, number] {
  return [Math.floor(node / 2), Math.floor(last / 2)];
}
