/** What a reader may say of a tile. Only YES counts as seen. */
export const READING_ANSWERS = ["YES", "NO", "CANNOT_TELL"] as const;

/** One of them. */
export type ReadingAnswer = (typeof READING_ANSWERS)[number];

/** What a reader said of a tile. */
export interface TileAnswer {
  /** The tile, by its id in the reading. */
  readonly item: string;
  readonly answer: ReadingAnswer;
}
