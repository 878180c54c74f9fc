import { canonical } from "../../knowledge/identity.js";

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
  return Buffer.from(canonical([list, ...keys])).toString("base64url");
}

/** @throws BadCursorError where the cursor is another list's, or nobody's */
export function decodeCursor(
  list: string,
  count: number,
  cursor: string,
): (string | number)[] {
  const [of, ...keys] = parse(cursor);
  const whole = keys.length === count && keys.every(isKey);
  if (of !== list || !whole) throw new BadCursorError(cursor);
  return keys.filter(isKey);
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(cursor, "base64url").toString("utf8"),
    );
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isKey(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
