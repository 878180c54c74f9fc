import { expect, test } from "vitest";
import { genesFault } from "../../../src/runs/checkGenes.js";

const table = (count: number, patients = 300) => ({
  genes: Array.from({ length: count }, (_, g) => `G${g}`),
  values: { length: count * patients },
});

test("a whole transcriptome is refused with its size and what to do", () => {
  const fault = genesFault(table(17_000), null);
  expect(fault?.path).toBe("panel");
  expect(fault?.message).toMatch(
    /2000 genes at most, not 17000.*--panel.*--all-genes/,
  );
});

test("a panel is taken, however large a panel is", () => {
  expect(genesFault(table(2000), null)).toBeNull();
});

test("all genes are taken where they are asked for, up to what memory holds", () => {
  expect(genesFault(table(17_000), "all")).toBeNull();
  const fault = genesFault(table(60_000, 1000), "all");
  expect(fault?.path).toBe("allGenes");
  expect(fault?.message).toMatch(/60000 genes of 1000 patients/);
});
