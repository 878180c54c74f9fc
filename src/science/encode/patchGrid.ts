/** Share of a patch by which a tile may be wider before another patch is laid. */
const SLACK = 0.05;

/**
 * Where patches of a model's own size lie so that the fewest cover a tile: one in its middle where it is no wider than a
 * patch, else a square of them, edge to edge or overlapping evenly. @unit those of `tile`, from its upper left corner
 */
export function patchGrid(
  tile: number,
  patch: number,
): readonly { readonly x: number; readonly y: number }[] {
  const side = Math.max(1, Math.ceil(tile / patch - SLACK));
  const room = tile - patch;
  const places = Array.from({ length: side }, (_, i) =>
    Math.round(side === 1 ? room / 2 : (i * room) / (side - 1)),
  );
  return places.flatMap((y) => places.map((x) => ({ x, y })));
}
