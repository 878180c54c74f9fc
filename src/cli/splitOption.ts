import { Option } from "commander";

/** Ways to divide patients as the command line names them, and as the API does. */
export const SPLITS = {
  random: "RANDOM",
  stratified: "STRATIFIED",
  "site-preserved": "SITE_PRESERVED",
} as const;

/** Name of a way to divide patients. */
export type SplitName = keyof typeof SPLITS;

/** The option `--split`. */
export const SPLIT_OPTION = new Option(
  "--split <kind>",
  "folds by chance, with every fold its share of each stratum, or of whole sites, none of them on two sides; else stratified",
).choices(Object.keys(SPLITS));

/** The option `--strata`, by name, and what it means where it is left out. */
export const STRATA_OPTION = [
  "--strata <column>",
  "column of patients.csv that folds are balanced by; else site, or with whole sites subtype",
] as const;
