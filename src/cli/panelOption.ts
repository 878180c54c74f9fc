/** The option `--panel`, by name, and what it means where it is left out. */
export const PANEL_OPTION = [
  "--panel <genes>",
  "file of gene symbols, or symbols with commas between; else the cohort's panel, else crc-cms-47",
] as const;
