import { openList, sealList } from "../../knowledge/opaqueList.js";

/** A cursor that this list did not give. */
export class BadCursorError extends Error {
  override readonly name = "BadCursorError";
  constructor(readonly cursor: string) {
    super(
      `cursor ${JSON.stringify(cursor.slice(0, 80))} is none of this list's; give an endCursor of it, or none`,
    );
  }
}

/** The list's name and the sort keys of one row: enough to go on after it, whatever was added since. */
export function encodeCursor(list: string, keys: readonly unknown[]): string {
  return sealList([list, ...keys]);
}

/** @throws BadCursorError where the cursor is another list's, or nobody's */
export function decodeCursor(
  list: string,
  count: number,
  cursor: string,
): (string | number)[] {
  const [of, ...keys] = openList(cursor);
  const whole = keys.length === count && keys.every(isKey);
  if (of !== list || !whole) throw new BadCursorError(cursor);
  return keys.filter(isKey);
}

function isKey(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
