import type { z } from "zod";

/** What the graph holds is not what its readers expect: written by an older or a newer version. */
export class UnreadableRowError extends Error {
  override readonly name = "UnreadableRowError";
  constructor(
    readonly id: string,
    readonly property: string,
    why: string,
  ) {
    super(`${id} cannot be read: "${property}" ${why}`);
  }
}

/** Checks what came from the database. @throws UnreadableRowError */
export function parseRow<T>(form: z.ZodType<T>, row: unknown): T {
  const parsed = form.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableRowError(
    idOf(row),
    issue?.path.join(".") ?? "",
    issue?.message ?? "does not fit",
  );
}

function idOf(row: unknown): string {
  return typeof row === "object" && row !== null && "id" in row
    ? String(row.id)
    : "a row";
}
