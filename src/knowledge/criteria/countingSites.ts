import { CRITERIA } from "./index.js";

/** Names of the criteria whose evidence is a count of sites: it can be taken anew without what was withdrawn. */
export const COUNTING_SITES: ReadonlySet<string> = new Set(
  CRITERIA.filter(({ reads }) => reads === "siteCount").map(({ name }) => name),
);
