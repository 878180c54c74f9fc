import { expect, it } from "vitest";
import type { LogEntry } from "../../../src/knowledge/log/logEntry.js";
import type { LastRecorded } from "../../../src/knowledge/recorded/checkContents.js";
import {
  checkContents,
  noteRecorded,
} from "../../../src/knowledge/recorded/checkContents.js";
import type { ContentFault } from "../../../src/knowledge/recorded/contentFault.js";
import { tokenStatement } from "../../../src/knowledge/recorded/statements.js";
import type { Thing } from "../../../src/knowledge/recorded/thing.js";

interface Token {
  readonly id: string;
  readonly role: string;
  readonly revokedAt?: string;
}

const made = { agent: "a", createdAt: "2026", expiresAt: null };

/** What the log says of tokens that were made, and of those that were revoked. */
function entriesOf(tokens: readonly Token[], from = 0): LogEntry[] {
  const said = tokens.flatMap(({ id, role, revokedAt }) => [
    ...(revokedAt === undefined
      ? [tokenStatement(id, { ...made, role, by: undefined })]
      : [{ kind: "token-revoked", subject: id, body: { at: revokedAt } }]),
  ]);
  return said.map((one, i) => {
    return { ...one, index: from + i, previous: "", hash: "" };
  });
}

const thingOf = ({ id, ...own }: Token): Thing & object => ({
  ...{ label: "Token", id, named: "a", agents: ["a"], by: [] },
  ...{ node: { id, ...own, createdAt: made.createdAt } },
});

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield Promise.resolve(item);
}

/** Holds tokens against what was said before they were read, and after. */
async function check(
  said: readonly Token[],
  now: readonly Token[],
  later: readonly Token[] = [],
): Promise<ContentFault | null> {
  const entries = entriesOf(said);
  const last: LastRecorded = new Map();
  for (const entry of entries) noteRecorded(last, entry);
  const doubts = await checkContents(last, each(now.map(thingOf)));
  for (const entry of entriesOf(later, said.length)) doubts.hear(entry);
  return doubts.fault(said.length, (index) => Promise.resolve(entries[index]));
}

const [a, b, c] = ["a", "b", "c"].map((id) => ({ id, role: "reader" }));
const revoked = { ...a!, revokedAt: "2027" };

it("what was registered while things are read is what the log says of it, and nothing else is", async () => {
  expect(await check([a!, b!], [b!, a!])).toBeNull();
  expect(await check([a!], [revoked, b!], [revoked, b!])).toBeNull();
  const other = { ...revoked, revokedAt: "2028" };
  expect(await check([a!], [revoked], [other])).toMatchObject({
    ...{ kind: "token-revoked", id: "a", index: 1 },
  });
});

it("the first by its entry is named, what no entry records after all that one does", async () => {
  const admin = { ...b!, role: "admin" };
  expect(await check([a!, b!, revoked], [c!, admin, a!])).toMatchObject({
    ...{ kind: "token", id: "b", index: 1, field: "role" },
    message: expect.stringContaining(
      'its role is "admin" in the graph, and "reader" in the log; 2 other things neither',
    ) as string,
  });
  expect(await check([a!], [a!, c!])).toMatchObject({ id: "c", index: 1 });
});
