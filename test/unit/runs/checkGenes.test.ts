import { expect, test } from "vitest";
import { genesFault } from "../../../src/runs/checkGenes.js";

const genes = (count: number) =>
  Array.from({ length: count }, (_, g) => `G${g}`);

test("a whole transcriptome is refused with its size and what to do", () => {
  const fault = genesFault(genes(17_000));
  expect(fault?.path).toBe("panel");
  expect(fault?.message).toMatch(/2000 genes at most, not 17000.*--panel/);
});

test("a panel is taken, however large a panel is", () => {
  expect(genesFault(genes(2000))).toBeNull();
});
