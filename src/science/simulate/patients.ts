import type { CohortSize } from "./cohortSize.js";
import type { Subtype } from "./composition.js";
import { drawComposition, SUBTYPES } from "./composition.js";
import { deal } from "./deal.js";
import { randomStream } from "./randomStream.js";
import { siteLook, slideLook } from "./siteLook.js";
import type { SlidePlan } from "./tissue/drawSlide.js";

/** One patient of a simulated cohort and the slide to be drawn. */
export interface SimulatedPatient {
  readonly patient: string;
  readonly site: string;
  readonly subtype: Subtype;
  readonly plan: SlidePlan;
}

/** Plans the patients: sites of unequal size, subtypes spread over them, composition by subtype and never by site. */
export function planPatients(size: CohortSize): SimulatedPatient[] {
  const { patients, seed } = size;
  const prefix = isOfOther(size) ? `SIM${seed}` : "SIM";
  const sites = siteOfEach(size);
  const subtypes = subtypeOfEach(sites, seed);
  return sites.map((site, index) => {
    const patient = `${prefix}-${String(index + 1).padStart(String(patients).length, "0")}`;
    const random = randomStream(seed, patient);
    const subtype = subtypes[index]!;
    return {
      patient,
      site: `site-${site + 1}`,
      subtype,
      plan: {
        seed,
        slide: `${patient}-DX1`,
        tiles: size.tiles,
        composition: drawComposition(subtype, random),
        cellularity: Math.exp(0.2 * random.normal()),
        look: slideLook(siteLook(seed, site, size.sites), random),
      },
    };
  });
}

/** Beside the cohort whose links it has, its patients must not pass for that one's. */
function isOfOther({ seed, linksOf = seed }: CohortSize): boolean {
  return linksOf !== seed;
}

/** Sites of sizes like 1/2, 1/3, 1/4, ... */
function siteOfEach({ patients, sites, seed }: CohortSize): number[] {
  const options = Array.from({ length: sites }, (_, site) => ({
    value: site,
    weight: 1 / (site + 2),
  }));
  return randomStream(seed, "sites").shuffled(deal(options, patients));
}

/** Deals subtypes so that each site has about its share of each. */
function subtypeOfEach(sites: readonly number[], seed: number): Subtype[] {
  const random = randomStream(seed, "subtypes");
  const bySite = random
    .shuffled([...sites.keys()])
    .sort((a, b) => sites[a]! - sites[b]!);
  const dealt = deal(SUBTYPES, sites.length);
  const every = interleaved(dealt);
  const subtypes = new Array<Subtype>(sites.length);
  bySite.forEach((patient, turn) => {
    subtypes[patient] = every[turn]!;
  });
  return subtypes;
}

/** Spreads equal items evenly over a list, so that any run of it holds about its share of each. */
function interleaved<T>(items: readonly T[]): T[] {
  const seen = new Map<T, number>();
  const total = new Map<T, number>();
  for (const item of items) total.set(item, (total.get(item) ?? 0) + 1);
  return items
    .map((item) => {
      const turn = seen.get(item) ?? 0;
      seen.set(item, turn + 1);
      return { item, at: (turn + 0.5) / total.get(item)! };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
