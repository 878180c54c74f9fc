import type { SlideView } from "../../io/tables/cohort.js";
import type { Tile } from "../../science/slide/tile.js";
import type { ActivityDeps } from "../deps.js";

/** What the steps over one slide view share. */
export interface ViewContext {
  readonly deps: ActivityDeps;
  readonly run: string;
  readonly view: SlideView;
  /** What reads its pixels: not of the code, which the key holds, where it is OpenSlide. */
  readonly library: string;
  readonly used: readonly { readonly role: string; readonly id: string }[];
}

/** What the steps over a view's tiles share. */
export interface TilesContext extends ViewContext {
  /** The tile set's id. */
  readonly tileSet: string;
  readonly tiles: readonly Tile[];
}
