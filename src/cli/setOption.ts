import { Option } from "commander";

const SETS = ["held-out", "out-of-fold", "sealed"] as const;

/** On whom models are judged. */
export type PatientSet = (typeof SETS)[number];

/** The option `--set`. */
export const SET_OPTION = new Option(
  "--set <patients>",
  "held-out: out-of-fold and sealed together",
)
  .choices(SETS)
  .default("held-out");
