import { CLAIM_LISTINGS } from "./claims.js";
import { COHORT_LISTINGS } from "./cohorts.js";
import { EVIDENCE_LISTINGS } from "./evidence.js";
import { GENE_LISTINGS } from "./genes.js";
import { KNOWN_FACT_LISTINGS } from "./knownFacts.js";
import type { Listing } from "./listing.js";
import { LOG_LISTINGS } from "./logListings.js";
import { PROTOCOL_LISTINGS } from "./protocols.js";
import { RUN_LISTINGS } from "./runs.js";
import { TOKEN_LISTINGS } from "./tokens.js";

const ALL = {
  ...CLAIM_LISTINGS,
  ...COHORT_LISTINGS,
  ...EVIDENCE_LISTINGS,
  ...GENE_LISTINGS,
  ...KNOWN_FACT_LISTINGS,
  ...LOG_LISTINGS,
  ...PROTOCOL_LISTINGS,
  ...RUN_LISTINGS,
  ...TOKEN_LISTINGS,
};

type RowOfListing<L> = L extends Listing<infer T> ? T : never;

/** Name of a list. */
export type ListName = keyof typeof ALL;

/** What a list holds. */
export type Listed = {
  readonly [N in ListName]: RowOfListing<(typeof ALL)[N]>;
};

/** Every list that is read page by page, by name. */
export const LISTINGS: { readonly [N in ListName]: Listing<Listed[N]> } = ALL;
