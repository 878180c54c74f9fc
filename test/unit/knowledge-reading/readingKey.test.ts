import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  KeyedItem,
  ReadTile,
} from "../../../src/knowledge/reading/readingKey.js";
import {
  itemId,
  orderFor,
  readingKey,
} from "../../../src/knowledge/reading/readingKey.js";

const tiles = fc.uniqueArray(
  fc.record({ slide: fc.constantFrom("s1", "s2"), x: fc.nat(9), y: fc.nat(9) }),
  {
    minLength: 2,
    maxLength: 12,
    selector: ({ slide, x, y }) => `${slide} ${x} ${y}`,
  },
);
const arms = fc.infiniteStream(fc.constantFrom("ATTENDED", "CONTROL"));
const nonce = fc.string({ minLength: 1 });

/** Tiles with their arms, in the order in which they were drawn. */
function keyOf(
  secret: string,
  places: readonly Omit<ReadTile, "size">[],
  own: readonly KeyedItem["arm"][],
) {
  const items = places.map((place, i) => {
    const tile = { ...place, size: 224 };
    const id = itemId(secret, tile);
    return { ...tile, id, arm: own[i]!, patient: "P", picture: `${i}` };
  });
  return readingKey(secret, items);
}

const idsOf = (items: readonly KeyedItem[]) => items.map(({ id }) => id);

describe("what readers see of a key", () => {
  it("is the same whichever tiles the model looks at, in whatever order they were drawn", () => {
    fc.assert(
      fc.property(nonce, tiles, arms, arms, (secret, places, one, other) => {
        const first = keyOf(secret, places, [...one.take(places.length)]);
        const second = keyOf(secret, [...places].reverse(), [
          ...other.take(places.length),
        ]);
        for (const reader of ["a", "b"])
          expect(idsOf(orderFor(first, reader))).toEqual(
            idsOf(orderFor(second, reader)),
          );
      }),
    );
  });

  it("is all of the tiles, once each, in an order of the reader's own", () => {
    const places = Array.from({ length: 40 }, (_, x) => ({
      slide: "s",
      x,
      y: 0,
    }));
    const key = keyOf(
      "secret",
      places,
      places.map(() => "ATTENDED"),
    );
    const [a, b] = ["a", "b"].map((reader) => idsOf(orderFor(key, reader)));
    expect(new Set(a).size).toBe(40);
    expect([...a!].sort()).toEqual([...b!].sort());
    expect(a).not.toEqual(b);
    expect(idsOf(orderFor(key, "a"))).toEqual(a);
  });

  it("cannot be told from a tile's place without the nonce", () => {
    const tile = { slide: "s", x: 1, y: 2, size: 3 };
    expect(itemId("one", tile)).not.toBe(itemId("other", tile));
  });
});
