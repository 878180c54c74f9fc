import { UnreadableRowError } from "./parseRow.js";

/** What was read for one of many; or why it cannot be, which is no matter of the others. */
export type Read<T> = T | UnreadableRowError;

/** Reads for each of many apart: a row that cannot be understood fails the one it was read for. */
export function readEach<T>(
  ids: readonly string[],
  read: (id: string) => T,
): Read<T>[] {
  return ids.map((id) => {
    try {
      return read(id);
    } catch (error) {
      if (error instanceof UnreadableRowError) return error;
      throw error;
    }
  });
}
