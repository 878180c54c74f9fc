/** Entry of the workflow bundle: every workflow a worker may run. */
export { closeReading } from "./closeReading.js";
export { compareCohorts } from "./compareCohorts.js";
export { discover } from "./discover.js";
export { drawClaim } from "./drawClaim.js";
export { judgeClaim } from "./judgeClaim.js";
export { replicateStep } from "./replicateStep.js";
export { reinstate } from "./reinstate.js";
export { startReading } from "./startReading.js";
export { submitReading } from "./submitReading.js";
export { subtype } from "./subtype.js";
export { withdraw } from "./withdraw.js";
