import type { BagReading } from "../../science/mil/applyHeads.js";
import type { HeadStatus } from "../../science/mil/trainedHeads.js";
import type { Series } from "./series.js";

/** Series whose models all trained to their end, and what these say; folds of a series next to each other. */
export interface Sound {
  readonly series: readonly Series[];
  readonly readings: readonly BagReading[];
}

/**
 * Leaves out each series, true or shuffled, of which a fold's model diverged: a gene without one of its folds has no
 * prediction for that fold's patients, and a null without it would be of another make than the maps it is held against.
 */
export function soundSeries(
  series: readonly Series[],
  {
    readings,
    status,
  }: {
    readonly readings: readonly BagReading[];
    readonly status: readonly HeadStatus[];
  },
  folds: number,
): Sound {
  const rowsOf = (s: number): number[] =>
    Array.from({ length: folds }, (_, f) => s * folds + f);
  const kept = [...series.keys()].filter((s) =>
    rowsOf(s).every((row) => status[row] === "trained"),
  );
  if (kept.length === series.length) return { series, readings };
  const rows = kept.flatMap(rowsOf);
  return {
    series: kept.map((s) => series[s]!),
    readings: readings.map((reading) => keepRows(reading, rows)),
  };
}

function keepRows(reading: BagReading, rows: readonly number[]): BagReading {
  const { id, tiles } = reading;
  const of = (all: Float32Array, width: number): Float32Array => {
    const own = new Float32Array(rows.length * width);
    rows.forEach((row, h) =>
      own.set(all.subarray(row * width, (row + 1) * width), h * width),
    );
    return own;
  };
  return {
    id,
    tiles,
    prediction: of(reading.prediction, 1),
    attention: of(reading.attention, tiles),
    tilePrediction: of(reading.tilePrediction, tiles),
  };
}
