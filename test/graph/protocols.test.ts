import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { registerShipped } from "../../src/compose/registerShipped.js";
import type { Graph } from "../../src/graph/graph.js";
import { createProtocolRegistry } from "../../src/governance/protocolRegistry.js";
import {
  findProtocol,
  findProtocolByName,
  protocolNames,
  findProtocolVersion,
  registerProtocol,
} from "../../src/graph/protocols.js";
import { OWNER } from "../../src/knowledge/caller.js";
import { run } from "../../src/stack/run.js";
import { criterionId } from "../../src/knowledge/protocolId.js";
import { standardDocument } from "../unit/knowledge/protocols.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

const criterion = (threshold: number) => ({
  name: "learnable",
  title: "The gene can be read from the slide",
  role: "required",
  metric: "r",
  comparator: ">=",
  threshold,
  leastN: null,
  options: { within: "site" },
});

function document(name: string, threshold = 0.2) {
  return {
    name,
    version: "1",
    criteria: [criterion(threshold), { ...criterion(0.9), name: "present" }],
  };
}

describe("registerProtocol", () => {
  it("registers one document once, however often and by however many", async () => {
    const json = document(uniqueName("protocol"));
    const times = [
      "2026-01-02T00:00:00.000Z",
      "2026-01-01T00:00:00.000Z",
      "2026-01-03T00:00:00.000Z",
    ];
    const results = await Promise.all(
      times.map((registeredAt) =>
        registerProtocol(graph, { json, registeredAt }),
      ),
    );
    for (const result of results) expect(result).toEqual(results[0]);
    const { id, logIndex } = results[0]!;
    expect(await findProtocol(graph, id)).toEqual(results[0]);
    const { records } = await graph.read((tx) =>
      tx.run("MATCH (e:LogEntry {subject: $id}) RETURN e.index AS index", {
        id,
      }),
    );
    expect(records.map((row) => Number(row.get("index")))).toEqual([logIndex]);
  });

  it("joins the protocol to its criteria in their order, and shares criteria with others", async () => {
    const json = document(uniqueName("protocol"));
    const { id } = await registerProtocol(graph, {
      json,
      registeredAt: "2026-01-01T00:00:00.000Z",
    });
    await registerProtocol(graph, {
      json: { ...json, version: "2" },
      registeredAt: "2026-01-02T00:00:00.000Z",
    });
    const { records } = await graph.read((tx) =>
      tx.run(
        `MATCH (:Protocol {id: $id})-[r:REQUIRES]->(c:Criterion)
         RETURN c.id AS id, c.threshold AS threshold, c.options AS options ORDER BY r.place`,
        { id },
      ),
    );
    expect(records.map((row) => row.toObject())).toEqual(
      json.criteria.map((c) => ({
        id: criterionId(c),
        threshold: c.threshold,
        options: '{"within":"site"}',
      })),
    );
  });

  it("finds the version registered last by name", async () => {
    const name = uniqueName("protocol");
    await registerProtocol(graph, {
      json: document(name),
      registeredAt: "2026-01-02T00:00:00.000Z",
    });
    const last = await registerProtocol(graph, {
      json: { ...document(name, 0.3), version: "2" },
      registeredAt: "2026-01-01T00:00:00.000Z",
    });
    expect(await findProtocolByName(graph, name)).toEqual(last);
    expect(await findProtocolByName(graph, `${name} x`)).toBeNull();
    const names = await protocolNames(graph);
    expect(names.filter((one) => one === name)).toEqual([name]);
  });

  it("refuses a criterion without a threshold, and keeps nothing", async () => {
    const name = uniqueName("protocol");
    const partial: Record<string, unknown> = criterion(1);
    delete partial["threshold"];
    const json = { name, version: "1", criteria: [partial] };
    await expect(
      registerProtocol(graph, { json, registeredAt: "2026" }),
    ).rejects.toMatchObject({
      name: "MissingPropertyError",
      label: "Criterion",
      property: "threshold",
    });
    expect(await findProtocolByName(graph, name)).toBeNull();
  });

  it("takes one of two that come at once under one name and version, and refuses the other", async () => {
    const name = uniqueName("protocol");
    const registry = createProtocolRegistry({
      graph: {
        store: graph,
        findProtocol,
        findProtocolVersion,
        registerProtocol,
      },
      now: () => new Date(),
    });
    const documents = ["one", "another"].map((description) => {
      const json = { ...standardDocument(), name, description };
      return { document: JSON.stringify(json), dryRun: false };
    });
    const registered = await Promise.all(
      documents.map((one) => registry.register(one, OWNER)),
    );
    expect(registered.map(({ kind }) => kind).sort()).toEqual([
      "invalid",
      "registered",
    ]);
    expect(registered).toContainEqual(
      expect.objectContaining({
        issues: [expect.objectContaining({ path: "document.version" })],
      }),
    );
  });
});

it("a protocol that ships and was edited is refused by its file, with the remedy, in one line", async () => {
  const checkout = await mkdtemp(join(tmpdir(), "histoclaim-checkout-"));
  const folder = join(checkout, "schema", "protocols");
  await mkdir(folder, { recursive: true });
  const name = uniqueName("edited").toLowerCase().replaceAll("_", "-");
  const json = { ...standardDocument(), name };
  const write = (document: object) =>
    writeFile(join(folder, "edited.json"), JSON.stringify(document));
  const register = () =>
    registerShipped(graph, checkout, "2026-01-01T00:00:00.000Z");
  await write(json);
  await register();
  await register();
  await write({ ...json, description: "Asks for less." });
  const file = "schema/protocols/edited.json";
  const version = String(standardDocument()["version"]);
  await expect(register()).rejects.toMatchObject({
    name: "EditedProtocolError",
    message: `${file} was edited: ${name} ${version} is registered here with other demands, by which claims may have been judged; put it back (git checkout ${file}), or give what it asks now another version in it`,
  });
  await writeFile(join(folder, "edited.json"), "{");
  await expect(register()).rejects.toMatchObject({
    name: "EditedProtocolError",
    file,
  });
  // What is committed was not edited: the program is not of that commit, or the database is another's.
  const commit = async () => {
    const git = (...args: string[]) => run("git", args, { cwd: checkout });
    await git("init", "-q");
    await git("add", ".");
    const who = ["-c", "user.name=t", "-c", "user.email=t@t"];
    await git(...who, "commit", "-qm", "m", "--no-gpg-sign");
  };
  await commit();
  await expect(register()).rejects.toMatchObject({
    name: "MixedVersionsError",
    message: expect.stringMatching(
      /is as it was committed, and .*: the program was built from another commit; npm run build$/,
    ) as string,
  });
  await write({ ...json, description: "Asks for less." });
  await commit();
  await expect(register()).rejects.toThrow(
    /registered here with other demands, .* another checkout set up this database/,
  );
});
