import { expect, it } from "vitest";
import type { LastSaid } from "../../../src/knowledge/log/checkStandings.js";
import {
  checkStandings,
  noteStanding,
} from "../../../src/knowledge/log/checkStandings.js";
import type {
  ClaimLinks,
  ClaimStanding,
} from "../../../src/knowledge/log/claimStanding.js";
import { standingStatement } from "../../../src/knowledge/log/claimStanding.js";
import type { LogEntry } from "../../../src/knowledge/log/logEntry.js";

const stand = (claim: string, version: string | null, verdict = version) => ({
  claim,
  version,
  verdict,
});
const links = (claim: string, ...ids: string[]): ClaimLinks => ({
  ...{ claim, versions: ids, verdicts: ids },
});
const entries = (said: readonly ClaimStanding[], from = 0): LogEntry[] =>
  said.map((one, i) => ({
    ...standingStatement(one),
    ...{ index: from + i, previous: "", hash: "" },
  }));

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield Promise.resolve(item);
}

/** Holds claims against what was said before them, and after. @returns how many there are */
async function check(
  said: readonly ClaimStanding[],
  now: readonly ClaimLinks[],
  later: readonly ClaimStanding[] = [],
): Promise<number> {
  const last: LastSaid = new Map();
  const size = said.length;
  for (const entry of entries(said)) noteStanding(last, entry);
  const doubts = await checkStandings(last, each(now));
  for (const entry of entries(later, size)) doubts.hear(entry);
  const fault = doubts.fault(size);
  if (fault !== null) throw fault;
  return doubts.count;
}

it("the last word of the log counts, and of claims that nobody measured it says none", async () => {
  const said = [stand("a", "1"), stand("b", "1"), stand("a", "2")];
  const now = [links("a", "2"), links("b", "1"), links("proposed")];
  expect(await check(said, now)).toBe(3);
});

it.each<[string, ClaimLinks[], object]>([
  [
    "stands where it stood before",
    [links("a", "1"), links("b", "1")],
    { claim: "a", index: 2 },
  ],
  [
    "has two heads",
    [links("a", "1", "2"), links("b", "1")],
    { claim: "a", index: 2 },
  ],
  ["is gone", [links("a", "2")], { claim: "b", index: 1 }],
  [
    "is in no entry",
    [links("a", "2"), links("b", "1"), links("c", "1")],
    { claim: "c", index: 3 },
  ],
])("names the first claim that %s", async (_, now, fault) => {
  const said = [stand("a", "1"), stand("b", "1"), stand("a", "2")];
  await expect(check(said, now)).rejects.toMatchObject(fault);
});

it("a claim that a run moves while claims are read is where the log says it was put, and nowhere else", async () => {
  const said = [stand("a", "1"), stand("b", "1")];
  const later = [stand("a", "2"), stand("c", "1"), stand("a", "3")];
  for (const version of ["1", "2", "3"]) {
    const now = [links("a", version), links("b", "1"), links("c", "1")];
    expect(await check(said, now, later)).toBe(3);
  }
  const now = [links("a", "4"), links("b", "2")];
  await expect(check(said, now, later)).rejects.toThrow("1 other claims");
});
