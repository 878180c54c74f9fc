import type { SlideView } from "../io/tables/cohort.js";
import type { ActivityDeps } from "./deps.js";

/** What the steps over one slide view share. */
export interface ViewContext {
  readonly deps: ActivityDeps;
  readonly run: string;
  readonly view: SlideView;
  /** What reads its pixels: not of the code, which the key holds, where it is OpenSlide. */
  readonly library: string;
  readonly used: readonly { readonly role: string; readonly id: string }[];
}
