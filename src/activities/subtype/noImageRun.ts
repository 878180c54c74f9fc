/** What is said where no discovery has foretold this table. */
export function noImageRun(named: string | null): string {
  return named === null
    ? "no finished discovery has foretold the genes of this expression table from images; run discover on the cohort first"
    : `run ${named} is no finished discovery that foretold the genes of this expression table; name another, or leave it out to take the newest`;
}
