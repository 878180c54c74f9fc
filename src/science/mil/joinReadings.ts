import type { BagReading } from "./applyHeads.js";

/** What heads see in many bags, one array a quantity, as blobs keep it. */
export interface JoinedReadings {
  /** In units of the labels. @shape [heads, bags] */
  readonly prediction: Float32Array;
  /** All bags' tiles one after the other. @shape [heads, all tiles] */
  readonly attention: Float32Array;
  /** As attention; their product is a tile's contribution. @shape [heads, all tiles] */
  readonly tilePrediction: Float32Array;
}

/** Lays the bags' readings one after the other. */
export function joinReadings(
  readings: readonly BagReading[],
  heads: number,
): JoinedReadings {
  const all = readings.reduce((n, reading) => n + reading.tiles, 0);
  const prediction = new Float32Array(heads * readings.length);
  const attention = new Float32Array(heads * all);
  const tilePrediction = new Float32Array(heads * all);
  let at = 0;
  for (const [b, reading] of readings.entries()) {
    const { tiles } = reading;
    for (let h = 0; h < heads; h++) {
      const [from, to] = [h * tiles, (h + 1) * tiles];
      prediction[h * readings.length + b] = reading.prediction[h]!;
      attention.set(reading.attention.subarray(from, to), h * all + at);
      tilePrediction.set(
        reading.tilePrediction.subarray(from, to),
        h * all + at,
      );
    }
    at += tiles;
  }
  return { prediction, attention, tilePrediction };
}

/** Thrown for arrays that do not belong to the given bags. */
export class ReadingSizeError extends Error {
  constructor(numbers: number, bags: number, tiles: number) {
    super(
      `${numbers} numbers are no readings of ${bags} bags with ${tiles} tiles; read them beside the bags they were made from`,
    );
    this.name = "ReadingSizeError";
  }
}

/** The inverse of joinReadings. @throws ReadingSizeError */
export function splitReadings(
  joined: JoinedReadings,
  bags: readonly { readonly id: string; readonly tiles: number }[],
): BagReading[] {
  const all = bags.reduce((n, bag) => n + bag.tiles, 0);
  const heads = joined.prediction.length / bags.length;
  if (
    !Number.isInteger(heads) ||
    joined.attention.length !== heads * all ||
    joined.tilePrediction.length !== heads * all
  )
    throw new ReadingSizeError(joined.attention.length, bags.length, all);
  let at = 0;
  return bags.map(({ id, tiles }, b) => {
    const own = (of: Float32Array): Float32Array => {
      const part = new Float32Array(heads * tiles);
      for (let h = 0; h < heads; h++)
        part.set(of.subarray(h * all + at, h * all + at + tiles), h * tiles);
      return part;
    };
    const reading = {
      id,
      tiles,
      prediction: Float32Array.from(
        { length: heads },
        (_, h) => joined.prediction[h * bags.length + b]!,
      ),
      attention: own(joined.attention),
      tilePrediction: own(joined.tilePrediction),
    };
    at += tiles;
    return reading;
  });
}
