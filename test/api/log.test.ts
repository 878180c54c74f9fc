import {
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  keyRotateCommand,
  keyShowCommand,
} from "../../src/cli/commands/key.js";
import {
  logCheckCommand,
  logCheckpointCommand,
} from "../../src/cli/commands/log.js";
import { appendAll } from "../../src/graph/log.js";
import type { LogRow } from "../../src/graph/logRows.js";
import { OWNER } from "../../src/knowledge/caller.js";
import type { TreeHead } from "../../src/knowledge/log/checkProof.js";
import {
  isConsistent,
  isIncluded,
} from "../../src/knowledge/log/checkProof.js";
import { rootOf } from "../../src/knowledge/log/frontier.js";
import { entryText, placeEntry } from "../../src/knowledge/log/logEntry.js";
import { parseVerifier } from "../../src/knowledge/log/noteKey.js";
import { uniqueName } from "../graph/testGraph.js";
import { buildTree } from "../unit/knowledge-log/builtTree.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import type { LogUnderTest } from "./logUnderTest.js";
import { documentOf, withLog } from "./logUnderTest.js";

let server: ApiUnderTest;
beforeAll(async () => {
  server = await openApi();
  const said = [0, 1, 2, 3].map((i) => ({
    kind: "test",
    subject: uniqueName("log"),
    body: { i },
  }));
  await server.graph.write((tx) => appendAll(tx, said));
});
afterAll(() => server.close());

/** Keeps a checkpoint as a user does. */
async function keep({ api, folder }: LogUnderTest): Promise<string> {
  const file = join(folder, uniqueName("checkpoint"));
  await documentOf((output) => logCheckpointCommand(api, file, output));
  return file;
}

const check = ({ api }: LogUnderTest, options = {}): Promise<unknown> =>
  documentOf((output) => logCheckCommand(api, options, output));

const rotate = ({ api }: LogUnderTest, withoutOld = false): Promise<unknown> =>
  documentOf((output) =>
    keyRotateCommand(api, { withoutOld, dryRun: false }, output),
  );

/** The key that signs now, in a file. */
async function pin({ api, folder }: LogUnderTest): Promise<string> {
  const shown = await documentOf((output) => keyShowCommand(api, output));
  const { keys } = shown as { keys: { verifier: string }[] };
  const file = join(folder, uniqueName("key"));
  writeFileSync(file, `${keys.at(-1)!.verifier}\n`);
  return file;
}

describe("log check", () => {
  it("finds a log sound that only grew since the checkpoint", () =>
    withLog(server.graph, async (log) => {
      const checkpoint = await keep(log);
      const key = await pin(log);
      await log.grow(2);
      expect(await check(log)).toMatchObject({ sound: true, checkpoint: null });
      const { size } = await log.door.head();
      expect(await check(log, { checkpoint, key })).toMatchObject({
        sound: true,
        size,
        checkpoint: { size: size - 2 },
      });
    }));

  it.each<[string, (last: LogRow[]) => LogRow[], string]>([
    [
      "an entry that was edited",
      (all) => all.with(1, { ...all[1]!, body: 9 }),
      "edited, moved or put in",
    ],
    [
      "entries that changed places",
      ([a, b, c]) => [b!, a!, c!],
      "edited, moved or put in",
    ],
    [
      "an end that was cut off",
      (all) => all.slice(0, 2),
      "its end was cut off",
    ],
    [
      "an end that was cut off and grown again",
      ([a, b]) => [a!, b!, b!],
      "edited, moved or put in",
    ],
  ])("tells %s since the checkpoint, though all hashes fit", (_, change, why) =>
    withLog(server.graph, async (log) => {
      const checkpoint = await keep(log);
      await log.forge(change);
      // Nothing in the database gives it away.
      expect(await check(log)).toMatchObject({ sound: true });
      expect(await check(log, { checkpoint })).toMatchObject({
        sound: false,
        message: expect.stringContaining(why) as string,
      });
      // Nor is it signed again.
      const refused = documentOf((output) =>
        logCheckpointCommand(log.api, undefined, output),
      );
      await expect(refused).rejects.toThrow(/remove .*checkpoint\.txt/);
    }),
  );

  it("tells the entry that does not fit its hash", () =>
    withLog(server.graph, async (log) => {
      const { size } = await log.door.head();
      await log.tx.run(
        `MATCH (e:LogEntry {subject: 'log', body: '{"i":1}'}) SET e.body = '{"i":8}'`,
      );
      expect(await check(log)).toMatchObject({ sound: false, index: size - 2 });
    }));

  it("takes no checkpoint that another key signed, or that was changed", () =>
    withLog(server.graph, async (log) => {
      const checkpoint = await keep(log);
      const changed = join(log.folder, "changed");
      writeFileSync(
        changed,
        readFileSync(checkpoint, "utf8").replace(/\n(\d+)\n/, "\n1$1\n"),
      );
      const refused = { sound: false, index: null };
      expect(await check(log, { checkpoint: changed })).toMatchObject(refused);
      await rotate(log);
      const key = await pin(log);
      expect(await check(log, { checkpoint, key })).toMatchObject(refused);
    }));
});

describe("a key", () => {
  it("lies outside the database, for its owner alone, and is forgotten once another follows", () =>
    withLog(server.graph, async (log) => {
      const keys = () =>
        readdirSync(join(log.folder, "keys")).filter((f) => f.endsWith(".pem"));
      const [before] = keys();
      const path = join(log.folder, "keys", before!);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      await rotate(log);
      expect(keys()).toHaveLength(1);
      expect(keys()).not.toContain(before);
      const { records } = await log.tx.run(
        "MATCH (n) WHERE any(k IN keys(n) WHERE toStringOrNull(n[k]) CONTAINS 'PRIVATE KEY') RETURN n LIMIT 1",
      );
      expect(records).toEqual([]);
    }));

  it("leaves what the one before signed good, and is trusted for its word", () =>
    withLog(server.graph, async (log) => {
      const pinned = await pin(log);
      const before = await keep(log);
      await rotate(log);
      const after = await keep(log);
      for (const checkpoint of [before, after])
        expect(await check(log, { checkpoint, key: pinned })).toMatchObject({
          sound: true,
        });
    }));

  it("that was lost is followed by one that those who pinned it do not trust", () =>
    withLog(server.graph, async (log) => {
      const pinned = await pin(log);
      const keys = join(log.folder, "keys");
      for (const file of readdirSync(keys)) rmSync(join(keys, file));
      await expect(rotate(log)).rejects.toThrow("the key was not changed");
      await rotate(log, true);
      const checkpoint = await keep(log);
      expect(await check(log, { checkpoint })).toMatchObject({ sound: true });
      expect(await check(log, { checkpoint, key: pinned })).toMatchObject({
        sound: false,
      });
    }));
});

describe("the API", () => {
  const PROOFS = `query ($entry: ID!, $from: Int!, $to: Int!) {
    inclusionProof(entry: $entry, size: 3) { size root leaf hashes entry { index kind subject body previous } }
    consistencyProof(from: $from, to: $to) { from to hashes }
  }`;

  it("gives the log page by page, in its order", async () => {
    const query = `query ($after: String) {
      logEntries(first: 2, after: $after) { nodes { index id } pageInfo { endCursor } }
    }`;
    const first = await server.ask(query);
    expect(first.data).toMatchObject({
      logEntries: { nodes: [{ index: 0 }, { index: 1 }] },
    });
    const page = first.data?.["logEntries"] as {
      pageInfo: { endCursor: string };
    };
    const next = await server.ask(query, { after: page.pageInfo.endCursor });
    expect(next.data).toMatchObject({
      logEntries: { nodes: [{ index: 2 }, { index: 3 }] },
    });
  });

  it("proves an entry, and that the log only grew", async () => {
    const { data: page } = await server.ask(
      "{ logEntries(first: 3) { nodes { id } } log { size root } }",
    );
    const { nodes } = page?.["logEntries"] as { nodes: { id: string }[] };
    // Tests beside this one may make it grow in between.
    const log = page?.["log"] as TreeHead;
    const { data, errors } = await server.ask(PROOFS, {
      entry: nodes[2]!.id,
      from: 3,
      to: log.size,
    });
    expect(errors).toEqual([]);
    const { inclusionProof, consistencyProof } = data as unknown as Proofs;
    const { entry, size, root, hashes } = inclusionProof;
    const body: unknown = JSON.parse(entry.body);
    const { leaf } = placeEntry({ ...entry, body });
    expect(entry.index).toBe(2);
    expect(inclusionProof.leaf).toBe(leaf);
    expect(isIncluded({ leaf, index: 2, size, root, proof: hashes })).toBe(
      true,
    );
    // The proof of the third entry in the tree of three gives that tree's root.
    const earlier = { size: 3, root: await rootOfThree() };
    expect({ size, root }).toEqual(earlier);
    expect(isConsistent(earlier, log, consistencyProof.hashes)).toBe(true);
  });

  it("refuses a size that the log does not have, and things that it does not record", async () => {
    for (const query of [
      "{ consistencyProof(from: 2, to: 1) { from } }",
      "{ consistencyProof(from: 0, to: 1000000000) { from } }",
      "{ consistencyProof(from: -1) { from } }",
    ])
      expect((await server.ask(query)).errors).toMatchObject([
        { extensions: { code: "BAD_USER_INPUT" } },
      ]);
    for (const asked of ["entries?start=x", "contents", "contents?of=Gene"])
      expect((await fetch(`${server.url}/log/${asked}`)).status).toBe(400);
  });

  it("shows whose keys sign; a rotation that is sent again is the same one", () =>
    withLog(server.graph, async (log) => {
      const shown = await documentOf((output) =>
        keyShowCommand(log.api, output),
      );
      const { keys } = shown as { keys: { verifier: string }[] };
      expect(parseVerifier(keys.at(-1)!.verifier).name).toMatch(
        /^histoclaim\//,
      );
      const asked = { idempotencyKey: uniqueName("k"), withoutOld: false };
      const rotation = { ...asked, dryRun: false };
      const first = await log.door.rotate(rotation, OWNER);
      expect(await log.door.rotate(rotation, OWNER)).toEqual(first);
      expect(await log.door.keys()).toHaveLength(keys.length + 1);
    }));
});

interface Proofs {
  readonly inclusionProof: {
    readonly size: number;
    readonly root: string;
    readonly leaf: string;
    readonly hashes: readonly string[];
    readonly entry: {
      readonly index: number;
      readonly kind: string;
      readonly subject: string;
      readonly body: string;
      readonly previous: string;
    };
  };
  readonly consistencyProof: { readonly hashes: readonly string[] };
}

/** Root of the log's first three entries, from their text. */
async function rootOfThree(): Promise<string> {
  const answer = await fetch(`${server.url}/log/entries?start=0`);
  const lines = (await answer.text()).split("\n").slice(0, 3);
  const texts = lines.map((line) =>
    entryText(JSON.parse(line) as Parameters<typeof entryText>[0]),
  );
  return rootOf(buildTree(texts).frontier);
}
