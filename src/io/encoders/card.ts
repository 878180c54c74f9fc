import { z } from "zod";

const text = z.string().trim().min(1);
const three = z.tuple([z.number(), z.number(), z.number()]);

/** What a brought encoder's card must say. */
export const CARD = z.strictObject({
  name: text,
  version: text,
  licence: text,
  format: z.enum(["onnx", "tfjs-graph", "tfjs-layers"]),
  /** File beside the card: the `.onnx`, or the `model.json` of TF.js. */
  model: text.refine((name) => !/[\\/]/.test(name), "a file beside the card"),
  /** Of the model file; of TF.js, of model.json and then its weight files in their order. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
  /** Edge of the picture that the model takes. @unit px */
  inputSize: z.int().min(8).max(2048),
  /** Resolution that the model was trained at. @unit um/px */
  mpp: z.number().min(0.1).max(4),
  layout: z.enum(["NCHW", "NHWC"]),
  /** Greatest value of a pixel, before mean and sd. */
  range: z.union([z.literal(1), z.literal(255)]),
  mean: three,
  sd: three.refine((sd) => sd.every((value) => value > 0), "above zero"),
  /** Name of the output that is the embedding. */
  output: text,
  dimension: z.int().min(1).max(65536),
  /** Pictures that are given to the model at once. */
  batch: z.int().min(1).max(1024).default(16),
});

/** The card of a brought encoder. */
export type EncoderCard = z.infer<typeof CARD>;
