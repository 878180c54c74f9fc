import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { trainingOptions } from "../../../src/activities/training/trainingOptions.js";
import { readTraining } from "../../../src/cli/readTraining.js";
import { UserError } from "../../../src/cli/userError.js";
import {
  BadTrainingError,
  parseTraining,
} from "../../../src/io/training/parseTraining.js";
import {
  COMPACT_MIL_OPTIONS,
  DEFAULT_MIL_OPTIONS,
  GPU_CHUNK_FLOATS,
  GRAZIANI_2022,
} from "../../../src/science/mil/milOptions.js";

describe("options of a training", () => {
  it("are the backend's own where nothing is asked", () => {
    const asked = parseTraining({});
    expect(trainingOptions("wasm 4.22.0 on CPU", asked)).toEqual(
      COMPACT_MIL_OPTIONS,
    );
    expect(trainingOptions("tfjs-node 4.22.0 on CPU", null)).toEqual(
      DEFAULT_MIL_OPTIONS,
    );
    expect(trainingOptions("tfjs-node-gpu 4.22.0 on GPU", null)).toEqual({
      ...DEFAULT_MIL_OPTIONS,
      chunkFloats: GPU_CHUNK_FLOATS,
    });
  });

  it("are the preset's, but for those that are named", () => {
    const asked = parseTraining({
      preset: "graziani2022",
      maxEpochs: 7,
      memoryGiB: 1.5,
    });
    expect(trainingOptions("wasm", asked)).toEqual({
      ...GRAZIANI_2022,
      maxEpochs: 7,
      memory: 1.5 * 2 ** 30,
    });
  });

  it.each([
    [{ preset: "graziani" }, /preset is graziani.*default, compact/],
    [{ dropuot: 0.1 }, /dropuot/],
    [{ dropout: 2 }, /dropout is 2; it must be/],
    [{ attention: "soft" }, /attention is wrong/],
    [{ memoryGiB: 0.1 }, /memory is \d+; it must be/],
    [{ learningRate: "fast" }, /learningRate/],
    [[], /the document/],
  ])("refuse %j, naming what is wrong", (document, words) => {
    expect(() => parseTraining(document)).toThrow(BadTrainingError);
    expect(() => parseTraining(document)).toThrow(words);
  });
});

describe("--training", () => {
  it("takes a preset's name or a JSON file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "histoclaim-test-"));
    const file = join(folder, "options.json");
    await writeFile(file, '{ "maxEpochs": 9 }');
    expect(await readTraining(file)).toEqual({ maxEpochs: 9 });
    expect(await readTraining("graziani2022")).toEqual({
      preset: "graziani2022",
    });
    expect(await readTraining(undefined)).toBeNull();
    await writeFile(file, "maxEpochs: 9");
    await expect(readTraining(file)).rejects.toThrow(UserError);
    await expect(readTraining(join(folder, "none.json"))).rejects.toThrow(
      /cannot be read/,
    );
    await rm(folder, { recursive: true });
  });
});
