/** Consensus molecular subtypes of colorectal cancer. @source Guinney 2015, doi:10.1038/nm.3967 */
export const CONSENSUS_SUBTYPES: readonly string[] = [
  "CMS1",
  "CMS2",
  "CMS3",
  "CMS4",
];
