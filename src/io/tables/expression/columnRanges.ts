/** What the columns of a table hold, seen value by value. */
export interface ColumnRanges {
  add(column: number, value: number): void;
  /** Values that a column has. */
  count(column: number): number;
  isConstant(column: number): boolean;
  /** Over all columns; null where there is no value. */
  whole(): {
    readonly least: number;
    readonly most: number;
    readonly allWhole: boolean;
  } | null;
}

/** Ranges of so many columns, empty. */
export function createRanges(columns: number): ColumnRanges {
  const counts = new Int32Array(columns);
  const least = new Float64Array(columns).fill(Infinity);
  const most = new Float64Array(columns).fill(-Infinity);
  let allWhole = true;
  return {
    add(column, value) {
      counts[column]!++;
      if (value < least[column]!) least[column] = value;
      if (value > most[column]!) most[column] = value;
      allWhole &&= Number.isInteger(value);
    },
    count: (column) => counts[column] ?? 0,
    isConstant: (column) => least[column] === most[column],
    whole() {
      const bottom = least.reduce((a, b) => Math.min(a, b), Infinity);
      const top = most.reduce((a, b) => Math.max(a, b), -Infinity);
      return bottom > top ? null : { least: bottom, most: top, allWhole };
    },
  };
}
