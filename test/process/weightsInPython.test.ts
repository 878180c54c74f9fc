import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { encodeSafetensors } from "../../src/io/blobs/safetensors.js";
import { weightCard } from "../../src/io/training/weightCard.js";
import { applyHeads } from "../../src/science/mil/applyHeads.js";
import { DEFAULT_MIL_OPTIONS } from "../../src/science/mil/milOptions.js";
import { trainHeads } from "../../src/science/mil/trainHeads.js";
import { weightTensors } from "../../src/science/mil/weightTensors.js";
import { BACKENDS, useBackend } from "../unit/mil/backends.js";

const run = promisify(execFile);
const SCRIPT = resolve(import.meta.dirname, "../reference/weights.py");
const PYTHON = process.platform === "win32" ? "python" : "python3";

/** Why Python cannot read safetensors here; null where it can. */
let why: string | null = null;
beforeAll(async () => {
  why = await run(PYTHON, ["-c", "import numpy, safetensors"]).then(
    () => null,
    (error: unknown) =>
      `${PYTHON} has no numpy and safetensors (${String(error).trim().split("\n").at(-1)})`,
  );
});

const bags = Array.from({ length: 6 }, (_, b) => ({
  id: `B${b}`,
  tiles: 4 + b,
  features: Float32Array.from({ length: (4 + b) * 3 }, (_, i) =>
    Math.sin(5 * i + b),
  ),
}));
const heads = [0, 1, 2].map((h) => ({
  key: `gene ${h}`,
  labels: Float32Array.from(
    bags,
    (_, b) => Math.cos(b + h) * (h === 1 ? 1e30 : 1),
  ),
  role: new Uint8Array(6).fill(1),
  seed: h,
}));
const small = { embedHidden: 5, attentionHidden: 4, maxEpochs: 30 };

it.for([
  { name: "plain", options: { ...DEFAULT_MIL_OPTIONS, ...small } },
  {
    name: "gated, with a clamp",
    options: {
      ...DEFAULT_MIL_OPTIONS,
      ...small,
      attention: "gated",
      learningRate: 0.05,
      clamp: 0.4,
    },
  },
] as const)(
  "are read in Python, which predicts the same: $name",
  { timeout: 60_000 },
  async ({ options }, { skip }) => {
    skip(why !== null, why ?? "");
    await useBackend(BACKENDS[0]);
    const trained = await trainHeads({ bags, heads, options });
    expect(trained.status).toEqual(["trained", "diverged", "trained"]);
    const folder = await mkdtemp(join(tmpdir(), "histoclaim-test-"));
    const [weights, bag] = [join(folder, "weights"), join(folder, "bag")];
    const { status } = trained;
    const card = weightCard(trained, { options, status, card: {} });
    await writeFile(weights, encodeSafetensors(weightTensors(trained), card));
    const { tiles, features } = bags[3]!;
    const embedding = { shape: [tiles, 3], data: features };
    await writeFile(bag, encodeSafetensors({ embedding }));
    const { stdout } = await run(PYTHON, [SCRIPT, weights, bag]);
    await rm(folder, { recursive: true });
    const found = JSON.parse(stdout) as {
      key: string;
      prediction: number;
      attention: number[];
      tiles: number[];
    }[];
    expect(found.map(({ key }) => key)).toEqual(["gene 0", "gene 2"]);
    const [own] = await applyHeads({
      bags: [bags[3]!],
      trained,
      heads: [0, 2],
      options,
    });
    found.forEach((read, h) => {
      const row = (of: Float32Array) => [
        ...of.subarray(h * tiles, (h + 1) * tiles),
      ];
      expect(read.prediction).toBeCloseTo(own!.prediction[h]!, 5);
      row(own!.attention).forEach((a, t) =>
        expect(read.attention[t]).toBeCloseTo(a, 5),
      );
      row(own!.tilePrediction).forEach((y, t) =>
        expect(read.tiles[t]).toBeCloseTo(y, 5),
      );
    });
  },
);
