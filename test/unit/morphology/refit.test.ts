import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { expect, test } from "vitest";
import { DATA } from "../../io/slides/realData.js";
import { fitKinds } from "./fitting/fitKinds.js";
import { fitLymphocytes } from "./fitting/fitLymphocytes.js";
import { labelledNuclei } from "./fitting/labelledNuclei.js";
import { labelledWindows } from "./fitting/labelledWindows.js";
import { realTissue } from "./fitting/realTissue.js";

const ROOM = "src/science/morphology";

test.skipIf(!process.env["HISTOCLAIM_REFIT"])(
  "writes the models anew from all real tissue (skipped unless HISTOCLAIM_REFIT is set)",
  { timeout: 300_000 },
  async () => {
    const pictures = await realTissue(DATA);
    const windows = labelledWindows(pictures, 4);
    expect(windows.length).toBeGreaterThan(1000);
    const { mean, sd, bias, weights } = fitKinds(windows, 600);
    await write("kindModel.ts", "export const KIND_MODEL: KindModel =", {
      mean: mean.map(significant),
      sd: sd.map(significant),
      bias: bias.map(fixed),
      weights: weights.map((row) => row.map(fixed)),
    });
    const nuclei = pictures.flatMap((one) => labelledNuclei(one).labelled);
    expect(nuclei.length).toBeGreaterThan(1000);
    const cells = fitLymphocytes(nuclei);
    await write(
      "lymphocyteModel.ts",
      "export const LYMPHOCYTE_MODEL: LymphocyteModel =",
      {
        mean: cells.mean.map(significant),
        sd: cells.sd.map(significant),
        weights: cells.weights.map(fixed),
        bias: fixed(cells.bias),
      },
    );
  },
);

const significant = (value: number): number => Number(value.toPrecision(4));
const fixed = (value: number): number => Number(value.toFixed(3));

/** Replaces what follows `start` in a file. */
async function write(
  name: string,
  start: string,
  model: unknown,
): Promise<void> {
  const file = `${ROOM}/${name}`;
  const text = readFileSync(file, "utf8");
  const head = text.slice(0, text.indexOf(start));
  const next = `${head}${start} ${JSON.stringify(model)};\n`;
  writeFileSync(file, await format(next, { parser: "typescript" }));
}
