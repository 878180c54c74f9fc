/** Apart from what draws slides, so that help is quick. */
export { DEFAULT_SIZE } from "../science/simulate/cohortSize.js";
