/** How large a simulated cohort is; with the seed, all that it follows from. */
export interface CohortSize {
  readonly patients: number;
  /** Tiles of tissue for each patient, about. */
  readonly tiles: number;
  readonly genes: number;
  readonly sites: number;
  readonly seed: number;
  /** Seed of a cohort whose links hold in this one's patients too, who are others; its own where not given. */
  readonly linksOf?: number;
}

/** A cohort in which every planted link can be found. */
export const DEFAULT_SIZE: CohortSize = {
  patients: 80,
  tiles: 48,
  genes: 47,
  sites: 4,
  seed: 1,
};
