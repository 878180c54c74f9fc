import type { Strata } from "../stats/strata.js";

/** Who the figures are about: bags, and the patients they come from. All arrays follow one order of bags. */
export interface Units {
  /** Sample sizes count patients, not bags. @shape [bags] */
  readonly patients: readonly string[];
  /** Bags of one site; null where unknown. @shape [bags] */
  readonly sites: Strata;
  /** Whether a bag belongs to the sealed test set. @shape [bags] */
  readonly sealed: readonly boolean[];
  /** Fold that held a bag out; null where sealed. Absent from what was kept before folds were counted. @shape [bags] */
  readonly folds?: readonly (number | null)[];
  /** null where unknown. @shape [bags] */
  readonly subtypes: readonly (string | null)[];
}

/** The bags at the given places. */
export function pickUnits(units: Units, places: readonly number[]): Units {
  const pick = <T>(values: readonly T[]): T[] => places.map((b) => values[b]!);
  return {
    patients: pick(units.patients),
    sites: pick(units.sites),
    sealed: pick(units.sealed),
    ...(units.folds === undefined ? {} : { folds: pick(units.folds) }),
    subtypes: pick(units.subtypes),
  };
}

/** Distinct patients. */
export function patientCount({ patients }: Pick<Units, "patients">): number {
  return new Set(patients).size;
}

/** Site and set: sealed bags change places only with sealed bags of their site. */
export function siteAndSet({ sites, sealed }: Units): string[] {
  return sites.map(
    (site, b) => `${sealed[b] ? "sealed" : "open"} ${site ?? ""}`,
  );
}

/** Sites with at least `least` patients each. */
export function sitesWith(
  units: Pick<Units, "patients" | "sites">,
  least: number,
): number {
  const patients = new Map<string, Set<string>>();
  units.sites.forEach((site, b) => {
    if (site === null) return;
    const own = patients.get(site) ?? new Set<string>();
    patients.set(site, own.add(units.patients[b]!));
  });
  return [...patients.values()].filter(({ size }) => size >= least).length;
}
