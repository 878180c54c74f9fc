import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { expect, test } from "vitest";
import { DATA } from "../io-slides/realData.js";
import { fitKinds } from "./fitting/fitKinds.js";
import { labelledWindows } from "./fitting/labelledWindows.js";
import { realTissue } from "./fitting/realTissue.js";

const FILE = "src/science/morphology/kindModel.ts";
const START = "export const KIND_MODEL: KindModel =";

test.skipIf(!process.env["HISTOCLAIM_REFIT"])(
  "writes the model anew from all real tissue (skipped unless HISTOCLAIM_REFIT is set)",
  { timeout: 300_000 },
  async () => {
    const windows = labelledWindows(await realTissue(DATA), 4);
    const { mean, sd, bias, weights } = fitKinds(windows, 600);
    const rounded = {
      mean: mean.map((value) => Number(value.toPrecision(4))),
      sd: sd.map((value) => Number(value.toPrecision(4))),
      bias: bias.map((value) => Number(value.toFixed(3))),
      weights: weights.map((row) =>
        row.map((value) => Number(value.toFixed(3))),
      ),
    };
    const text = readFileSync(FILE, "utf8");
    const head = text.slice(0, text.indexOf(START));
    const next = `${head}${START} ${JSON.stringify(rounded)};\n`;
    writeFileSync(FILE, await format(next, { parser: "typescript" }));
    expect(windows.length).toBeGreaterThan(1000);
  },
);
