import { canonical, sha256 } from "../identity.js";

/** Where the model looks, or elsewhere on the same slide. */
export type ReadingArm = "ATTENDED" | "CONTROL";

/** A square of a slide. */
export interface ReadTile {
  /** Id of the Slide. */
  readonly slide: string;
  /** @unit level-0 pixels */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A tile that is read, and what its readers must not know. */
export interface KeyedItem extends ReadTile {
  /** The only name that readers see. */
  readonly id: string;
  readonly arm: ReadingArm;
  /** Pseudonym. */
  readonly patient: string;
  /** Blob of the picture. */
  readonly picture: string;
}

/** Which tile is which. Until the reading is closed only its hash, the commitment, is told. */
export interface ReadingKey {
  /** Drawn at random; whoever lacks it can guess neither items nor order from what is public. */
  readonly nonce: string;
  /** In the order of ids, which tells nothing. */
  readonly items: readonly KeyedItem[];
}

/** Characters of an item's id: enough that none is met twice. */
const ID_LENGTH = 20;

/** The name of a tile within a reading. */
export function itemId(nonce: string, { slide, x, y, size }: ReadTile): string {
  return sha256(canonical([nonce, slide, x, y, size])).slice(0, ID_LENGTH);
}

/** A key, its items in the order of their ids. */
export function readingKey(
  nonce: string,
  items: readonly KeyedItem[],
): ReadingKey {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { nonce, items: sorted };
}

/** The items in the order of one reader, which is no other reader's. @param reader id of an Agent */
export function orderFor(
  { nonce, items }: ReadingKey,
  reader: string,
): readonly KeyedItem[] {
  const place = new Map(
    items.map(({ id }) => [id, sha256(canonical([nonce, reader, id]))]),
  );
  return [...items].sort((a, b) =>
    place.get(a.id)! < place.get(b.id)! ? -1 : 1,
  );
}
