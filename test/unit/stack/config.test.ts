import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { BadSettingError, readConfig } from "../../../src/config.js";

const root = mkdtempSync(join(tmpdir(), "histoclaim-config-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("settings", () => {
  it("serve this machine alone where nothing is set", () => {
    const config = readConfig({}, root);
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 4000,
      portNamed: false,
      token: null,
      neo4j: null,
      temporal: { address: null, namespace: "default" },
      backend: null,
    });
    expect(config.cohortRoots).toContain(join(config.home, "cohorts"));
  });

  it("give two checkouts of one name different state folders and one cache", () => {
    const one = readConfig({}, "/a/histoclaim");
    const two = readConfig({}, "/b/histoclaim");
    expect(one.home).not.toBe(two.home);
    expect(one.cache).toBe(two.cache);
  });

  it("read lists of folders", () => {
    const list = ["/data/one", "/data/two"].join(delimiter);
    const { cohortRoots, home } = readConfig(
      { HISTOCLAIM_COHORT_ROOTS: list },
      root,
    );
    expect(cohortRoots).toEqual([
      join(home, "cohorts"),
      "/data/one",
      "/data/two",
    ]);
  });

  it("take an empty variable for one that is not set", () => {
    expect(readConfig({ HISTOCLAIM_PORT: "" }, root).port).toBe(4000);
  });

  it.each([
    ["HISTOCLAIM_PORT", "eighty", /1 to 65535/],
    ["HISTOCLAIM_PORT", "70000", /1 to 65535/],
    ["HISTOCLAIM_NEO4J_URI", "localhost:7687", /bolt:\/\//],
    ["HISTOCLAIM_TEMPORAL_ADDRESS", "localhost", /host:port/],
    ["HISTOCLAIM_BACKEND", "cuda", /tfjs-node-gpu/],
    ["HISTOCLAIM_QUEUES", "quick,slow", /quick, cpu, gpu/],
  ])("refuse %s=%s by name, value and remedy", (variable, value, remedy) => {
    const read = (): unknown => readConfig({ [variable]: value }, root);
    expect(read).toThrow(BadSettingError);
    expect(read).toThrow(variable);
    expect(read).toThrow(value);
    expect(read).toThrow(remedy);
  });

  it("ask for the password of a Neo4j that is named", () => {
    const env = { HISTOCLAIM_NEO4J_URI: "bolt://db:7687" };
    expect(() => readConfig(env, root)).toThrow(/HISTOCLAIM_NEO4J_PASSWORD/);
  });

  it("come from histoclaim.json too, over which the environment wins", () => {
    const file = join(root, "histoclaim.json");
    const kept = { HISTOCLAIM_PORT: "4100", HISTOCLAIM_HOST: "::1" };
    writeFileSync(file, JSON.stringify(kept));
    const config = readConfig({ HISTOCLAIM_PORT: "4200" }, root);
    expect(config).toMatchObject({ port: 4200, host: "::1", portNamed: true });
    writeFileSync(file, "port=4100");
    expect(() => readConfig({}, root)).toThrow(/histoclaim\.json/);
    rmSync(file);
  });
});
