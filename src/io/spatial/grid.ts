/** Rectangles along each side of a section where nothing else is asked. */
export const DEFAULT_GRID = 4;
/** More along a side would leave no tile in a rectangle. */
export const MOST_GRID = 50;
