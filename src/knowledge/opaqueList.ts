import { canonical } from "./identity.js";

/** A list of plain values as a text that whoever keeps it need not understand: a cursor. */
export function sealList(values: readonly unknown[]): string {
  return Buffer.from(canonical(values)).toString("base64url");
}

/** The list that a text holds; empty where it holds none. */
export function openList(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(text, "base64url").toString("utf8"),
    );
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
