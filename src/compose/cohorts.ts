/** What the command line does with cohort folders, without any server. */
export { simulateCohort } from "../io/simulate/simulateCohort.js";
export { fromSpatial } from "../io/spatial/fromSpatial.js";
export { checkCohort } from "../io/tables/checkCohort.js";
export { simulatorVersion } from "./simulatorVersion.js";
