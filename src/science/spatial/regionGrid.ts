/** A rectangle of a section with the spots whose centres it holds. @unit level-0 pixels */
export interface SpotRegion {
  /** Counted from 0. */
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Indices, ascending. */
  readonly spots: readonly number[];
}

/** A section's spots and the picture they lie on. */
export interface GriddedSection {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Room around the outer spots: half of the distance between spots. */
  readonly room: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts the box around a section's spots into n x n rectangles of whole pixels, and keeps those with enough spots. */
export function regionGrid(
  section: GriddedSection,
  n: number,
  leastSpots: number,
): SpotRegion[] {
  const { room, width, height } = section;
  const columns = cuts(section.x, room, width, n);
  const rows = cuts(section.y, room, height, n);
  const regions: SpotRegion[] = [];
  for (let row = 0; row < n; row++)
    for (let column = 0; column < n; column++) {
      const [left, right] = [columns[column]!, columns[column + 1]!];
      const [top, bottom] = [rows[row]!, rows[row + 1]!];
      const spots = Array.from(
        { length: section.x.length },
        (_, s) => s,
      ).filter(
        (s) =>
          section.x[s]! >= left &&
          section.x[s]! < right &&
          section.y[s]! >= top &&
          section.y[s]! < bottom,
      );
      const size = { width: right - left, height: bottom - top };
      if (spots.length >= leastSpots)
        regions.push({ row, column, x: left, y: top, ...size, spots });
    }
  return regions;
}

/** n + 1 whole pixels from before the first spot to after the last, within the picture. */
function cuts(
  values: ArrayLike<number>,
  room: number,
  limit: number,
  n: number,
): number[] {
  const all = Array.from(values);
  const from = Math.max(0, Math.min(...all) - room);
  const to = Math.min(limit, Math.max(...all) + room);
  return Array.from({ length: n + 1 }, (_, i) =>
    Math.round(from + ((to - from) * i) / n),
  );
}
