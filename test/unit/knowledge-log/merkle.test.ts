import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  isConsistent,
  isIncluded,
} from "../../../src/knowledge/log/checkProof.js";
import {
  EMPTY_FRONTIER,
  grow,
  rootOf,
} from "../../../src/knowledge/log/frontier.js";
import {
  consistencyRanges,
  inclusionRanges,
} from "../../../src/knowledge/log/proofRanges.js";
import { buildTree, naiveRoot, someLeaves } from "./builtTree.js";

const hashes = z.array(z.string());
const reference = z
  .object({
    leaves: hashes,
    roots: hashes,
    inclusion: z.array(
      z.object({ index: z.number(), size: z.number(), proof: hashes }),
    ),
    consistency: z.array(
      z.object({ from: z.number(), to: z.number(), proof: hashes }),
    ),
  })
  .parse(
    JSON.parse(
      readFileSync(
        new URL("../../reference/merkle.json", import.meta.url),
        "utf8",
      ),
    ),
  );
const LEAVES = reference.leaves.map((leaf) => Buffer.from(leaf, "hex"));

describe("the tree of Certificate Transparency's reference", () => {
  it("has its roots at every size", () => {
    const roots = reference.roots.map((_, size) =>
      rootOf(buildTree(LEAVES.slice(0, size)).frontier),
    );
    expect(roots).toEqual(reference.roots);
  });

  it("has its proofs of inclusion", () => {
    const tree = buildTree(LEAVES);
    for (const { index, size, proof } of reference.inclusion) {
      expect(inclusionRanges(index, size).map(tree.hash)).toEqual(proof);
      const root = reference.roots[size]!;
      const leaf = tree.leaves[index]!;
      expect(isIncluded({ leaf, index, size, root, proof })).toBe(true);
    }
  });

  it("has its proofs of consistency", () => {
    const tree = buildTree(LEAVES);
    for (const { from, to, proof } of reference.consistency) {
      expect(consistencyRanges(from, to).map(tree.hash)).toEqual(proof);
      expect(isConsistent(headOf(from), headOf(to), proof)).toBe(true);
    }
  });
});

const headOf = (size: number) => ({ size, root: reference.roots[size]! });

const sizes = fc.integer({ min: 1, max: 130 });

/** Another hash in one place. */
const changed = (proof: readonly string[], at: number): string[] =>
  proof.map((hash, i) => (i === at ? hash.replace(/^./, flip) : hash));
const flip = (digit: string): string => (digit === "0" ? "1" : "0");

describe("a tree of any size", () => {
  it("has the root that the definition gives", () => {
    for (let size = 0; size <= 70; size++) {
      const tree = buildTree(someLeaves(size));
      expect(rootOf(tree.frontier)).toBe(naiveRoot(tree.leaves));
      expect(tree.hash({ start: 0, end: size })).toBe(naiveRoot(tree.leaves));
    }
  });

  it("proves each of its leaves, and no other leaf, place or root", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, any) => {
        const index = any % size;
        const tree = buildTree(someLeaves(size));
        const proof = inclusionRanges(index, size).map(tree.hash);
        const leaf = tree.leaves[index]!;
        const claim = { leaf, index, size, root: rootOf(tree.frontier), proof };
        expect(isIncluded(claim)).toBe(true);
        const other = "0".repeat(64);
        expect(isIncluded({ ...claim, leaf: other })).toBe(false);
        expect(isIncluded({ ...claim, root: other })).toBe(false);
        expect(isIncluded({ ...claim, index: size })).toBe(false);
        expect(isIncluded({ ...claim, proof: [...proof, other] })).toBe(false);
        if (size === 1) return;
        const place = (index + 1) % size;
        expect(isIncluded({ ...claim, index: place })).toBe(false);
        expect(isIncluded({ ...claim, proof: proof.slice(1) })).toBe(false);
        for (const at of proof.keys())
          expect(isIncluded({ ...claim, proof: changed(proof, at) })).toBe(
            false,
          );
      }),
      { numRuns: 60 },
    );
  });

  it("begins with each of its earlier selves, and with no other tree", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (to, any) => {
        const from = any % (to + 1);
        const tree = buildTree(someLeaves(to));
        const proof = consistencyRanges(from, to).map(tree.hash);
        const earlier = {
          size: from,
          root: naiveRoot(tree.leaves.slice(0, from)),
        };
        const later = { size: to, root: rootOf(tree.frontier) };
        expect(isConsistent(earlier, later, proof)).toBe(true);
        const root = "0".repeat(64);
        expect(isConsistent({ ...earlier, root }, later, proof)).toBe(false);
        expect(isConsistent(later, { ...earlier, root }, proof)).toBe(false);
        expect(isConsistent(earlier, later, [...proof, root])).toBe(false);
        if (from > 0)
          expect(isConsistent(earlier, { ...later, root }, proof)).toBe(false);
        for (const at of proof.keys())
          expect(isConsistent(earlier, later, changed(proof, at))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("says of a place or size that it does not have that it has none", () => {
    expect(() => inclusionRanges(3, 3)).toThrow("give 0 to 2");
    expect(() => inclusionRanges(-1, 3)).toThrow("none at -1");
    expect(() => inclusionRanges(0.5, 3)).toThrow("none at 0.5");
    expect(() => consistencyRanges(4, 3)).toThrow("give 0 to 3");
  });
});

describe("grow", () => {
  it("completes as many subtrees as the new size ends in zeros, and its own leaf", () => {
    let frontier = EMPTY_FRONTIER;
    for (let size = 1; size <= 64; size++) {
      const grown = grow(frontier, "0".repeat(64));
      const zeros = /0*$/.exec(size.toString(2))![0].length;
      expect(grown.completed).toHaveLength(zeros + 1);
      frontier = grown.frontier;
    }
  });

  it("refuses a tree whose size does not fit its subtrees", () => {
    const { frontier } = buildTree(someLeaves(6));
    expect(() => grow({ ...frontier, size: 7 }, "0".repeat(64))).toThrow(
      "7 entries and the hashes of 2 subtrees",
    );
  });
});
