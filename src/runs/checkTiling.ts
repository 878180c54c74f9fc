import type { Finding } from "../io/tables/finding.js";
import type { Cohort } from "../io/tables/cohort.js";
import { hasFeatures } from "./hasFeatures.js";
import type { Issue, StartRequest } from "./runControl.js";
import { tilingOf } from "./tilingOf.js";

/** Beyond this most of the tissue is seen four times and more, and no more is learnt. */
const MOST_OVERLAP = 0.5;

/** What is wrong with how a request wants tiles laid and seen, before anything is read; null where nothing is. */
export function checkOverlap({ overlap = 0 }: StartRequest): Issue | null {
  if (overlap >= 0 && overlap <= MOST_OVERLAP) return null;
  const message = `tiles cannot overlap by ${String(overlap)}; give a share of their edge from 0 to ${String(MOST_OVERLAP)}`;
  return { path: "overlap", message };
}

/** What of it a cohort that brings its features does not allow; null where it does. */
export function checkTiling(
  request: StartRequest,
  cohort: Pick<Cohort, "bags">,
): Issue | null {
  if (tilingOf(request) === null || !hasFeatures(cohort)) return null;
  const path = request.overlap ? "overlap" : "stainNormalisation";
  const message = `the cohort's slides bring ready features, made of tiles that were laid and seen before; leave ${path} out, or the column features`;
  return { path, message };
}

/** What is worth knowing about tiles that overlap. */
export function overlapNotices({ overlap = 0 }: StartRequest): Finding[] {
  if (overlap === 0) return [];
  const value = String(overlap);
  const message = `Tiles overlap by ${value} of their edge: up to ${String(seenBy(overlap))} of them show one place inside tissue, one what lies at its edge. Every mean over tiles (shares of morphologies, nuclear density and size, the baselines), the attention of regions and the number of tiles count the inside that often, and tiles are no longer independent.`;
  const remedy = "Leave overlap out where every part is to count once.";
  const place = { file: "overlap", line: null, column: "overlap", value };
  return [{ code: "TILES_OVERLAP", ...place, message, remedy }];
}

/** Tiles that show one place, at most. */
function seenBy(overlap: number): number {
  return Math.ceil(1 / (1 - overlap)) ** 2;
}
