import { expect, it } from "vitest";
import { auditLog, LogFault } from "../../../src/knowledge/log/auditLog.js";
import type { LogEntry } from "../../../src/knowledge/log/logEntry.js";
import {
  entryText,
  GENESIS,
  placeEntry,
} from "../../../src/knowledge/log/logEntry.js";
import { rootOf } from "../../../src/knowledge/log/frontier.js";
import { buildTree } from "./builtTree.js";

function someEntries(n: number): LogEntry[] {
  const entries: LogEntry[] = [];
  for (let index = 0; index < n; index++) {
    const previous = entries.at(-1)?.hash ?? GENESIS;
    const said = { kind: "test", subject: `s${index}`, body: { index } };
    entries.push(placeEntry({ ...said, index, previous }).entry);
  }
  return entries;
}

function audited(entries: readonly LogEntry[]) {
  const audit = auditLog();
  entries.forEach((entry) => {
    audit.add(entry);
  });
  return { size: audit.size, root: audit.root() };
}

it("a log's size and root follow from what its entries say", () => {
  const entries = someEntries(11);
  const { frontier } = buildTree(entries.map(entryText));
  expect(audited(entries)).toEqual({ size: 11, root: rootOf(frontier) });
});

it.each<[string, number, (entries: LogEntry[]) => LogEntry[]]>([
  ["an entry that is gone", 4, (all) => all.filter((_, i) => i !== 4)],
  [
    "two that changed places",
    2,
    (all) => all.with(2, all[3]!).with(3, all[2]!),
  ],
  ["a body that was edited", 5, (all) => all.with(5, { ...all[5]!, body: 1 })],
  [
    "a body that was edited with its hash",
    6,
    (all) => all.with(5, placeEntry({ ...all[5]!, body: 1 }).entry),
  ],
])("it tells %s", (_, index, change) => {
  const changed = change(someEntries(8));
  expect(() => audited(changed)).toThrow(LogFault);
  expect(() => audited(changed)).toThrow(`entry ${index} of the log`);
});
