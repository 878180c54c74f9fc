import type { Microsatellites } from "../../knowledge/microsatellites.js";
import { microsatellitesOf } from "../../knowledge/microsatellites.js";
import type { Units } from "../../science/legs/units.js";
import type { SettledCohort } from "./loadTiles.js";

/** The bags of a cohort as the statistics see them. */
export function unitsOf({ bags, split }: SettledCohort): Units {
  return {
    patients: bags.map(({ bag }) => bag.patient),
    sites: bags.map(({ bag }) => bag.site),
    sealed: split.bags.map(({ sealed }) => sealed),
    folds: split.bags.map(({ sealed, fold }) => (sealed ? null : fold)),
    subtypes: bags.map(({ bag }) => bag.subtype),
  };
}

/** Microsatellite status of each bag; null where unknown. */
export function msiOf({
  bags,
}: Pick<SettledCohort, "bags">): (Microsatellites | null)[] {
  return bags.map(
    ({ bag }) => microsatellitesOf(bag.attributes)?.status ?? null,
  );
}
