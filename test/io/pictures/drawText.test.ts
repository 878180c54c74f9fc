import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { expect, test } from "vitest";
import { drawText } from "../../../src/io/pictures/drawText.js";
import { pearson } from "../../../src/science/stats/correlation.js";

const STYLE = { size: 20, weight: "Regular" } as const;
const BUILT = resolve("dist/src/io/pictures/drawText.js");

async function ink(text: string): Promise<Buffer> {
  const { input } = await drawText(text, STYLE);
  return sharp(input).extractChannel("alpha").raw().toBuffer();
}

/** A text's ink in a size that is the same for all. */
function shape(png: Buffer): Promise<Buffer> {
  const size = { width: 200, height: 30, fit: "fill" } as const;
  return sharp(png).extractChannel("alpha").resize(size).raw().toBuffer();
}

test("letters differ, and signs of markup are letters", async () => {
  expect(await ink("MUC2")).not.toEqual(await ink("MUC5"));
  const { width } = await drawText("<b>&amp;</b>", STYLE);
  expect(width).toBeGreaterThan((await drawText("&", STYLE)).width * 4);
});

test("control characters do not break a text", async () => {
  expect(await ink("a\u0007\nb")).toEqual(await ink("a b"));
});

test("a long text breaks into lines that keep to the width", async () => {
  const text = "patient ".repeat(40) + "x".repeat(200);
  const { width, height } = await drawText(text, { ...STYLE, wrapAt: 300 });
  expect(width).toBeLessThanOrEqual(300);
  expect(height).toBeGreaterThan(100);
});

test.skipIf(!existsSync(BUILT))(
  "a machine without fonts draws the same letters (skipped before a build)",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "histoclaim-fonts-"));
    const config = join(folder, "fonts.conf");
    writeFileSync(config, "<fontconfig></fontconfig>");
    const script = `import { drawText } from ${JSON.stringify(BUILT)};
      const { input } = await drawText("µm², MUC2 ≥ 3", ${JSON.stringify(STYLE)});
      process.stdout.write(input.toString("base64"));`;
    try {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ["--input-type=module", "--eval", script],
        { env: { ...process.env, FONTCONFIG_FILE: config } },
      );
      const bare = await shape(Buffer.from(stdout, "base64"));
      const own = await drawText("µm², MUC2 ≥ 3", STYLE);
      const boxes = await drawText("\u{10fffd}".repeat(13), STYLE);
      // Without its settings fontconfig hints letters a little differently.
      expect(pearson(bare, await shape(own.input))).toBeGreaterThan(0.8);
      expect(pearson(bare, await shape(boxes.input))).toBeLessThan(0.5);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
