/** What a cell holds, as a number. */
export type CellNumber =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "empty" }
  | { readonly kind: "nan" }
  | { readonly kind: "text" }
  | { readonly kind: "infinite" };

const EMPTY: CellNumber = { kind: "empty" };
const TEXT: CellNumber = { kind: "text" };
const UPPER_A = 65;

/** Reads a decimal number; an empty cell and NA mean that nothing was measured. */
export function readNumber(cell: string): CellNumber {
  const value = Number(cell);
  if (Number.isFinite(value)) return readFinite(cell, value);
  const word = cell.trim().toLowerCase();
  if (word === "na") return EMPTY;
  if (word === "nan") return { kind: "nan" };
  if (/^[+-]?(inf|infinity|∞)$/.test(word) || !Number.isNaN(value))
    return { kind: "infinite" };
  return TEXT;
}

function readFinite(cell: string, value: number): CellNumber {
  // Number() takes blanks for zero, and 0x1F, 0b1, 0o7 for numbers.
  if (value === 0 && cell.trim() === "") return EMPTY;
  const trimmed = cell.trim();
  if (trimmed.startsWith("0") && trimmed.charCodeAt(1) >= UPPER_A) {
    if (!/^0e/i.test(trimmed)) return TEXT;
  }
  return { kind: "number", value };
}
