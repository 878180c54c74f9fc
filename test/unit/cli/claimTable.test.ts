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

test("what was proposed and not judged is counted by itself, and not as open", () => {
  const proposed = row("aaaaaa", "INCONCLUSIVE", "Nothing was measured yet.");
  const text = claimTable([
    { ...proposed, judged: false },
    row("bbbbbb", "INCONCLUSIVE", "q is 0.54."),
  ]);
  expect(text).toMatch(/2 claims: 1 inconclusive, 1 proposed, not judged$/);
  expect(text.indexOf("bbbbbb")).toBeLessThan(text.indexOf("aaaaaa"));
});

test("what the table leaves out is counted, and how to see it is said; nothing is said of nothing", () => {
  const open = ["a", "b", "c", "d", "e"].map((id) =>
    row(id.repeat(6), "SUSPENDED", "withdrawn"),
  );
  expect(claimTable(open)).toMatch(
    /5 claims: 5 suspended; 2 of them are not shown.*claims --all$/,
  );
  expect(claimTable(open.slice(0, 3))).toMatch(/3 claims: 3 suspended$/);
  expect(claimTable([])).toBe("No claim matches what was asked for.");
});

test("the cohort is told where there are several", () => {
  const own = { ...row("aaaaaa", "SUPPORTED", WHY), cohort: "first" };
  const other = { ...row("bbbbbb", "SUPPORTED", WHY), cohort: "second" };
  expect(claimTable([own, own])).not.toContain("first");
  const text = claimTable([own, other]);
  for (const name of ["cohort", "first", "second"])
    expect(text).toContain(name);
});
