import { changeReport } from "./changeReport.js";

/** What falls with a thing that is withdrawn. */
export const WITHDRAWAL_REPORT = changeReport(
  "WithdrawalReport",
  "What falls with a thing that is withdrawn.",
);

/** What stands again with a thing that is reinstated. */
export const REINSTATEMENT_REPORT = changeReport(
  "ReinstatementReport",
  "What stands again with a thing that is reinstated.",
);
