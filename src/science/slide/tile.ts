/**
 * One square tile of a slide. `x`, `y`, `size` are level-0 pixels and, with the slide, name the tile for good; `tissue` is
 * a share, 0 to 1.
 */
export interface Tile {
  /** Position in its tile set, counted from 0, row by row; the row of every array made from the set. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly tissue: number;
}
