import { renameSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { BadEncoderError } from "../../../src/io/encoders/badEncoderError.js";
import type { OpenEncoder } from "../../../src/io/encoders/openEncoder.js";
import { openEncoder } from "../../../src/io/encoders/openEncoder.js";
import { modelInput } from "../../../src/science/encode/modelInput.js";
import { picture } from "../../unit/slide/pictures.js";
import { PX, writeOnnx } from "./encoderFiles.js";
import { onnxBytes } from "./onnxBytes.js";

/** Two pictures whose channels have other means, and what the card makes of them: (value / 255 - mean) / sd. */
const PICTURES = [
  picture(PX, PX, () => [255, 51, 0]),
  picture(PX, PX, (x) => (x < PX / 2 ? [0, 0, 255] : [0, 102, 255])),
];
const MEANS = [1, 0.2, -0.125, -1, 0.2, 0.375];

async function using<T>(
  card: string,
  work: (encoder: OpenEncoder) => Promise<T>,
): Promise<T> {
  const encoder = await openEncoder(card);
  try {
    return await work(encoder);
  } finally {
    await encoder.close();
  }
}

test("a model in ONNX gives the numbers that it should", async () => {
  await using(writeOnnx(), async ({ card, runtime, encode }) => {
    const given = await encode(modelInput(PICTURES, card), PICTURES.length);
    expect(given).toHaveLength(MEANS.length);
    MEANS.forEach((mean, i) => expect(given[i]).toBeCloseTo(mean, 5));
    expect(runtime.library).toMatch(/^onnxruntime-node 1\./);
    expect(["cpu", "cuda"]).toContain(runtime.provider);
  });
});

const cut = onnxBytes(PX).subarray(0, 60);
test.each<[string, () => string, RegExp]>([
  [
    "a hash of another file",
    () => writeOnnx({ sha256: "0".repeat(64) }),
    /has the sha256 [0-9a-f]{64}/,
  ],
  [
    "another length than its card",
    () => writeOnnx({ dimension: 4 }),
    /shape \[1, 3\] .* card says 4/,
  ],
  [
    "no output of that name",
    () => writeOnnx({ output: "pooled" }),
    /no output pooled, only embedding/,
  ],
  [
    "pictures of another size",
    () => writeOnnx({ inputSize: 32 }),
    /does not take pictures of the shape \[3, 32, 32\]/,
  ],
  [
    "channels at the other end",
    () => writeOnnx({ layout: "NHWC" }),
    /does not take pictures/,
  ],
  ["a model cut short", () => writeOnnx({}, cut), /cannot load the model/],
  [
    "the wrong format",
    () => writeOnnx({ format: "tfjs-graph" }),
    /no model\.json/,
  ],
  [
    "a model elsewhere",
    () => writeOnnx({ model: "../means.onnx" }),
    /model: a file beside the card/,
  ],
  ["no licence", () => writeOnnx({ licence: undefined }), /licence/],
  ["a key that means nothing", () => writeOnnx({ colour: "BGR" }), /colour/],
  ["an sd of zero", () => writeOnnx({ sd: [1, 0, 1] }), /sd: above zero/],
  [
    "a card that is no JSON",
    () => {
      const card = writeOnnx();
      writeFileSync(card, "name: uni");
      return card;
    },
    /is no JSON/,
  ],
  [
    "a model that a link leads away to",
    () => {
      const card = writeOnnx();
      const away = dirname(writeOnnx());
      const model = join(dirname(card), "means.onnx");
      renameSync(model, `${model}.old`);
      symlinkSync(join(away, "means.onnx"), model);
      return card;
    },
    /means\.onnx cannot be read/,
  ],
])("an encoder is refused with %s", async (_, write, reason) => {
  const refused = await openEncoder(write()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BadEncoderError);
  expect(refused).toMatchObject({ message: expect.stringMatching(reason) });
});

test("a number that is none is refused", async () => {
  const card = writeOnnx({}, onnxBytes(PX, ["Sqrt"]));
  await using(card, async ({ card: form, encode }) => {
    const input = modelInput(PICTURES, form);
    await expect(encode(input, 2)).rejects.toThrow(/the model gave NaN/);
  });
});
