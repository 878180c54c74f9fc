/** What cohort commands do where nothing is asked; apart from what does it, so that --help is quick. */
export { DEFAULT_SIZE } from "../science/simulate/cohortSize.js";
export { DEFAULT_GRID } from "../io/spatial/grid.js";
