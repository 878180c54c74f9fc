import { BadFeaturesError } from "./badFeaturesError.js";

/** Numbers of two dimensions, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

/** Rows and columns of a shape; a leading 1 is a batch of one slide. @throws BadFeaturesError */
export function sidesOf(
  path: string,
  name: string,
  shape: readonly number[],
): { readonly rows: number; readonly columns: number } {
  const own = shape.length === 3 && shape[0] === 1 ? shape.slice(1) : shape;
  const [rows, columns] = own;
  if (own.length === 2 && rows !== undefined && columns !== undefined)
    return { rows, columns };
  throw new BadFeaturesError(
    path,
    `${name} has the shape [${shape.join(", ")}]`,
    `write ${name} as a matrix with one row for each tile`,
  );
}

/** Passes coordinates: two columns, as many rows as there are features. @throws BadFeaturesError */
export function checkCoords(
  path: string,
  coords: { readonly rows: number; readonly columns: number },
  tiles: number,
): void {
  if (coords.columns === 2 && coords.rows === tiles) return;
  throw new BadFeaturesError(
    path,
    `coords has the shape [${coords.rows}, ${coords.columns}] beside features of ${tiles} tiles`,
    "write one row of x and y for each row of features",
  );
}
