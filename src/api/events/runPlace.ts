import { z } from "zod";
import { decodePlace, encodePlace, refuseCursor } from "./eventCursor.js";

/** How far the events of a run were told. */
export interface RunPlace {
  /** Of the last step; 0: the start was told, -1: not even that. */
  readonly turn: number;
  /** Hash of the progress told last; "" where none was. */
  readonly progress: string;
  readonly ended: boolean;
}

const NOTHING: RunPlace = { turn: -1, progress: "", ended: false };

const form = z.tuple([z.int().min(0), z.string(), z.enum(["", "ended"])]);

/** The cursor of a place in a run. */
export function encodeRunPlace(run: string, place: RunPlace): string {
  const { turn, progress, ended } = place;
  return encodePlace(run, [turn, progress, ended ? "ended" : ""]);
}

/** The place of a cursor; without one, before everything. @throws GraphQLError BAD_USER_INPUT */
export function decodeRunPlace(run: string, cursor: string | null): RunPlace {
  if (cursor === null) return NOTHING;
  const parsed = form.safeParse(decodePlace(run, cursor));
  if (!parsed.success) return refuseCursor(cursor);
  const [turn, progress, ended] = parsed.data;
  return { turn, progress, ended: ended === "ended" };
}
