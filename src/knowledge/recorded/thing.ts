import type { z } from "zod";
import { identify } from "../identity.js";
import type { LogStatement } from "../log/logEntry.js";

/** A thing that the log's entries record, as the graph has it now. What else it bears depends on its label. */
export interface Thing {
  readonly label: string;
  readonly id: string;
}

/** What a thing bears that follows from something else, and is kept beside it. */
export interface Follows {
  readonly field: string;
  readonly found: unknown;
  readonly due: unknown;
  /** What it follows from, in words. */
  readonly from: string;
}

/** What a thing says. */
export interface Saying {
  /** What the log would say of it if it were entered now. */
  readonly statements: readonly LogStatement[];
  readonly follows: readonly Follows[];
}

/** How things of a label are read and what they say. */
export interface Reader<T = unknown> {
  readonly form: z.ZodType<T>;
  /** Kinds of the entries that record it. */
  readonly kinds: readonly string[];
  readonly says: (thing: T) => Saying;
}

/** Forgets of what form a reader's things are, so that readers of all labels may lie together. */
export function reader<T>(own: Reader<T>): Reader {
  return { ...own, says: (thing) => own.says(own.form.parse(thing)) };
}

/** Who is joined to a thing as the one who asked for it. @param names of Agents: the name makes the id */
export function byOf(names: readonly string[]): string | undefined {
  return one(names.map((name) => identify("Agent", { name }))) ?? undefined;
}

/** The only one; null where there is none. Several are no id, and nothing that the log has. */
export function one(ids: readonly string[]): string | null {
  return ids.length === 0 ? null : ids.join(" and ");
}
