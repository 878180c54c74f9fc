import { expect, test } from "vitest";
import type { ClaimRow } from "../../../src/cli/claimRow.js";
import { claimTable } from "../../../src/cli/claimTable.js";

const row = (id: string, outcome: string, reason: string): ClaimRow => ({
  id: `claim-${id}`,
  scope: "GENE",
  gene: "ZEB1",
  genes: ["ZEB1"],
  direction: "HIGHER",
  subtype: "CMS4",
  outcome,
  exploratory: false,
  reason,
});

const WHY = "All 6 required criteria pass.";
const CAVEAT = "This is near-circular: it says little.";

test("a protocol's caveat is said once, however many claims it supports", () => {
  const text = claimTable([
    row("aaaaaa", "SUPPORTED", `${WHY} ${CAVEAT}`),
    row("bbbbbb", "SUPPORTED", `${WHY} ${CAVEAT}`),
    row("cccccc", "INCONCLUSIVE", "q is 0.54. It is not decided."),
  ]);
  expect(text.split(WHY)).toHaveLength(3);
  expect(text.split(CAVEAT)).toHaveLength(2);
  expect(text).toContain("q is 0.54. It is not decided.");
});
