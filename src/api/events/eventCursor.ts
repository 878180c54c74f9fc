import { openList, sealList } from "../../knowledge/opaqueList.js";
import { refuse } from "../limits/refuse.js";

/** A place among the events of one stream, as the text that a client keeps. */
export function encodePlace(
  stream: string,
  place: readonly (string | number)[],
): string {
  return sealList([stream, ...place]);
}

/** The place that a cursor means. @throws GraphQLError BAD_USER_INPUT where it is none of this stream's */
export function decodePlace(stream: string, cursor: string): unknown[] {
  const [of, ...place] = openList(cursor);
  return of === stream ? place : refuseCursor(cursor);
}

/** @throws GraphQLError BAD_USER_INPUT */
export function refuseCursor(cursor: string): never {
  return refuse(
    "BAD_USER_INPUT",
    `cursor ${JSON.stringify(cursor.slice(0, 80))} is none of these events'; give the cursor of one of them, or none`,
  );
}
