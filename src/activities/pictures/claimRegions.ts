import type { quPathRegions } from "../../io/exchange/quPathRegions.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import { unitOf } from "../../science/morphology/units.js";
import type { Drawing } from "./claimOverlay.js";
import type { ActivityDeps } from "../deps.js";
import type { ViewRegion } from "../maps/viewRegions.js";

/** The lightest colour of the map. */
const COLOUR = [255, 234, 70] as const;

/** The attended regions of the slide that a claim's picture shows, for other programs. */
export function claimRegions(
  { exchange }: Pick<ActivityDeps, "exchange">,
  { sources, chosen, regions }: Drawing,
): ReturnType<typeof quPathRegions> {
  const { claim, version } = sources;
  const { slide } = chosen.source;
  const genes = claim.genes.join("+");
  const exported = regions.map((region, i) => ({
    name: `${genes} region ${i + 1}`,
    outline: region.outline,
    measurements: measurementsOf(region),
  }));
  return exchange.quPathRegions(exported, {
    name: `attended for ${genes}`,
    colour: COLOUR,
    metadata: {
      claim: claim.id,
      version: version.id,
      statement: version.statement,
      patient: chosen.bag.patient,
      slide: slide.name,
      sha256: slide.sha256,
    },
  });
}

function measurementsOf({
  mass,
  meanPrediction,
  shows,
}: ViewRegion): Record<string, number> {
  const measured = MORPHOLOGIES.map(
    (name, m) => [`${name} (${unitOf(name)})`, shows[m]!] as const,
  );
  return {
    "attention mass (share)": mass,
    "mean prediction (sd of expression)": meanPrediction,
    ...Object.fromEntries(measured),
  };
}
