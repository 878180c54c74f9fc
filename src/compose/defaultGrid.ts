/** What `cohort from-spatial` cuts where nothing is asked; apart, so that --help loads nothing more. */
export { DEFAULT_GRID } from "../io/spatial/grid.js";
