import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { planTable } from "../../../src/cli/planTable.js";
import { planSize } from "../../../src/cli/planSize.js";
import { UserError } from "../../../src/cli/userError.js";
import { planTraining } from "../../../src/compose/planTraining.js";
import { readConfig } from "../../../src/config.js";
import { protocolNamed } from "../../../src/cli/registeredProtocols.js";
import { standard, standardDocument } from "../knowledge/protocols.js";

const config = readConfig({}, resolve(import.meta.dirname, "../../.."));
const asked = {
  dir: "no such folder",
  protocol: { name: "standard" },
  folds: 5,
  panel: null,
  training: { memoryGiB: 4 },
};

describe("sizes of a plan", () => {
  it("are read from the option", () => {
    expect(planSize(true)).toEqual({});
    expect(planSize("genes=3,tiles=20")).toEqual({ genes: 3, tiles: 20 });
  });

  it.each(["genes", "genes=0", "slides=3", "tiles=many"])(
    "refuse %s",
    (text) => {
      expect(() => planSize(text)).toThrow(UserError);
    },
  );
});

describe("a plan", () => {
  it("needs no cohort where every size is given, and says what it takes", async () => {
    const size = planSize("patients=500,tiles=2000,dims=1024,genes=1000");
    const plan = await planTraining(config, { ...asked, size });
    const lines = planTable(plan);
    expect(lines).toContain("105000: 1000 genes x 5 folds x 21 label sets");
    expect(lines).toMatch(/at most 4.0 GiB; tiles are read from disk/);
    expect(plan.memory.peak).toBeLessThanOrEqual(4 * 2 ** 30);
    expect(plan.files.embeddings).toBe(500 * 2000 * 1024 * 4);
  });

  it("takes a protocol's document, and says what is wrong with one", async () => {
    const size = planSize("patients=500,tiles=2000,dims=1024,genes=10");
    const own = { ...standardDocument(), name: "own" };
    const { permutations } = standard();
    const sets = (shuffledSets: number) =>
      JSON.stringify({
        ...own,
        permutations: { ...permutations, shuffledSets },
      });
    const plan = (document: string) =>
      planTraining(config, { ...asked, size, protocol: { document } });
    expect((await plan(sets(30))).size.sets).toBe(30);
    await expect(plan("{")).rejects.toThrow(/protocol cannot be used/);
    await expect(plan(sets(0))).rejects.toThrow(/shuffledSets is 0/);
    const protocol = { name: "owm" };
    await expect(
      planTraining(config, { ...asked, size, protocol }),
    ).rejects.toThrow(/there are explore, .*npx histoclaim up, or give/);
  });

  it("says what is wrong with the folder else, and with the options", async () => {
    await expect(
      planTraining(config, { ...asked, size: { genes: 3 } }),
    ).rejects.toThrow(/cohort check/);
    const training = { dropout: 3 };
    await expect(
      planTraining(config, { ...asked, training, size: {} }),
    ).rejects.toThrow(/dropout is 3/);
  });
});

it("a protocol is named by its name, the newest first, or by the beginning of its id", () => {
  const row = (id: string, name: string) => {
    return { id, name, version: "1", registeredAt: "T", json: "{}" };
  };
  const rows = [
    row("protocol-c3", "standard"),
    row("protocol-b2", "own"),
    row("protocol-b1", "standard"),
  ];
  const named = (text: string) => protocolNamed(rows, text).id;
  expect(named("standard")).toBe("protocol-c3");
  expect(named("protocol-b1")).toBe("protocol-b1");
  expect(() => named("protocol-b")).toThrow(/2 protocols begin/);
  expect(() => named("owm")).toThrow(/there are standard, own$/);
});
