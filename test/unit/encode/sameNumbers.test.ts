import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BUILT_IN_ENCODERS } from "../../../src/science/encode/builtInEncoders.js";
import { describeColour } from "../../../src/science/encode/describeColour.js";
import { measureTile } from "../../../src/science/morphology/measureTile.js";
import type { RgbImage } from "../../../src/science/slide/rgbImage.js";
import { balanceWhite } from "../../../src/science/slide/whitePoint.js";
import { picture } from "../slide/pictures.js";
import { realData } from "../../io/slides/realData.js";
import { labelledTiles } from "./labelledTiles.js";

/**
 * What each tile gave when stain-texture-1, stain-texture-2 and the morphology measures were named, float32, tile after
 * tile. A name never changes its numbers: written anew, by HISTOCLAIM_RECORD=1, only where a name is.
 */
const RECORD = join(import.meta.dirname, "../../reference/tileNumbers.bin");

/** Odd, distinct sides: at every scale a row or a column is left over. */
const DRAWN = picture(61, 47, (x, y) => [
  (x * x * 7 + y * 13) % 256,
  (x * 3 + y * y * 5) % 200,
  120 + ((x * y) % 136),
]);

test("every number of a tile is what it was when its encoder was named, to the bit", async () => {
  const found = numbersOf([DRAWN, ...(await realTiles())]);
  if (process.env["HISTOCLAIM_RECORD"] === "1")
    writeFileSync(RECORD, new Uint8Array(found.buffer));
  const recorded = new Int32Array(
    Uint8Array.from(readFileSync(RECORD)).buffer,
    0,
    found.length,
  );
  expect(new Int32Array(found.buffer)).toEqual(recorded);
});

/** As they are stored, of two sizes; none where the shared data is absent. */
async function realTiles(): Promise<RgbImage[]> {
  if (!realData("tiles_kather") || !realData("tiles_nct_crc")) return [];
  const tiles = [
    ...(await labelledTiles("tiles_kather", 150)).filter((_, i) => i % 4 === 0),
    ...(await labelledTiles("tiles_nct_crc", 224)),
  ];
  return tiles.map(({ image }) => image);
}

function numbersOf(tiles: readonly RgbImage[]): Float32Array {
  const numbers = tiles.flatMap((tile) => {
    const image = balanceWhite(tile, [239, 243, 236]);
    const { morphology, measures } = measureTile(image);
    return [
      ...Object.values(BUILT_IN_ENCODERS).map(({ describe }) =>
        describe(image),
      ),
      describeColour(image),
      morphology,
      measures,
    ].flatMap((part) => Array.from(part));
  });
  return Float32Array.from(numbers);
}
