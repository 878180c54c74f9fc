import type { RandomStream } from "./randomStream.js";
import { randomStream } from "./randomStream.js";
import type { SlideLook } from "./tissue/slideLook.js";

/** Optical densities of the two stains on usual slides. @source Macenko 2009, doi:10.1109/ISBI.2009.5193250 */
const HAEMATOXYLIN = [0.5626, 0.7201, 0.4062] as const;
const EOSIN = [0.2159, 0.8012, 0.5581] as const;

/** Scanners' resolutions. @unit um/px */
const FINEST = 0.72;
const COARSEST = 0.98;
/** How far stain strength strays, by site and from slide to slide. */
const BY_SITE = 0.16;
const BY_SLIDE = 0.04;
/** How far a stain's colour strays by site. @unit optical density */
const TINT = 0.035;

/** How a site's slides look: its scanner's resolution and white, its stains. */
export function siteLook(seed: number, site: number, sites: number): SlideLook {
  const order = randomStream(seed, "scanners").shuffled([
    ...Array(sites).keys(),
  ]);
  const random = randomStream(seed, "site", site);
  const step = sites === 1 ? 0.5 : order[site]! / (sites - 1);
  const bright = random.between(236, 248);
  return {
    mpp: Number((FINEST + step * (COARSEST - FINEST)).toFixed(4)),
    haematoxylin: stain(HAEMATOXYLIN, random),
    eosin: stain(EOSIN, random),
    white: [
      bright,
      bright + random.between(-3, 2),
      bright + random.between(-3, 3),
    ],
  };
}

/** The look of one slide of a site: a little stronger or weaker in each stain. */
export function slideLook(site: SlideLook, random: RandomStream): SlideLook {
  const [h, e] = [random, random].map(
    (stream) => 1 + BY_SLIDE * stream.normal(),
  ) as [number, number];
  return {
    ...site,
    haematoxylin: scaled(site.haematoxylin, h),
    eosin: scaled(site.eosin, e),
  };
}

type Colour = readonly [number, number, number];

function stain([r, g, b]: Colour, random: RandomStream): Colour {
  const strength = random.between(1 - BY_SITE, 1 + BY_SITE);
  const stray = (): number => random.between(-TINT, TINT);
  return scaled([r + stray(), g + stray(), b + stray()], strength);
}

function scaled([r, g, b]: Colour, factor: number): Colour {
  return [r * factor, g * factor, b * factor];
}
