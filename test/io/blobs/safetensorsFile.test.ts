import {
  mkdtemp,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  decodeSafetensors,
  encodeSafetensors,
  SafetensorsError,
} from "../../../src/io/blobs/safetensors.js";
import {
  openSafetensors,
  writeSafetensors,
} from "../../../src/io/blobs/safetensorsFile.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "histoclaim-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const forms = {
  wide: { dtype: "F32", shape: [3, 2] },
  few: { dtype: "I32", shape: [2] },
} as const;
const wide = Float32Array.of(1, 2, 3, 4, 5, 6);
const few = Int32Array.of(-7, 8);

it("written part by part is the file that is written at once", async () => {
  const path = join(folder, "parts");
  const file = await writeSafetensors(path, forms, { said: "so" });
  await file.append("wide", wide.subarray(0, 2));
  await file.append("few", few);
  await file.append("wide", wide.subarray(2));
  await file.finish();
  const bytes = await readFile(path);
  const tensors = {
    wide: { shape: [3, 2], data: wide },
    few: { shape: [2], data: few },
  };
  expect(bytes).toEqual(
    Buffer.from(encodeSafetensors(tensors, { said: "so" })),
  );
  expect(decodeSafetensors(bytes)["wide"]?.data).toEqual(wide);
});

it("gives any part of a tensor without the rest", async () => {
  const path = join(folder, "read");
  const tensors = {
    wide: { shape: [3, 2], data: wide },
    few: { shape: [2], data: few },
  };
  await writeFile(path, encodeSafetensors(tensors, { said: "so" }));
  const file = await openSafetensors(path);
  expect(file.metadata).toEqual({ said: "so" });
  expect(file.shape("wide", "F32")).toEqual([3, 2]);
  expect(await file.floats("wide", 4, 2)).toEqual(wide.subarray(4));
  expect(await file.floats("wide", 1, 3)).toEqual(wide.slice(1, 4));
  expect(await file.floats("wide")).toEqual(wide);
  expect(await file.ints("few")).toEqual(few);
  await expect(file.floats("wide", 5, 2)).rejects.toThrow(SafetensorsError);
  await expect(file.ints("wide")).rejects.toThrow(SafetensorsError);
  await file.close();
});

it("takes no number that is too many, of another type, or not finite, and ends only full", async () => {
  const file = await writeSafetensors(join(folder, "refused"), forms);
  await file.append("wide", wide.subarray(0, 4));
  await expect(file.append("wide", wide)).rejects.toThrow(/no room/);
  await expect(file.append("few", wide)).rejects.toThrow(SafetensorsError);
  await expect(file.append("none", wide)).rejects.toThrow(SafetensorsError);
  await expect(file.append("wide", Float32Array.of(NaN))).rejects.toThrow(
    /finite/,
  );
  await expect(file.finish()).rejects.toThrow(/not full/);
  await file.close();
});

it("refuses to open a file that is cut short or of another format", async () => {
  const path = join(folder, "cut");
  await writeFile(path, encodeSafetensors({ few: { shape: [2], data: few } }));
  await truncate(path, (await stat(path)).size - 1);
  await expect(openSafetensors(path)).rejects.toThrow(SafetensorsError);
  await writeFile(path, "no tensors");
  await expect(openSafetensors(path)).rejects.toThrow(SafetensorsError);
  await writeFile(path, "");
  await expect(openSafetensors(path)).rejects.toThrow(SafetensorsError);
});
