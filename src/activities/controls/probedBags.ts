import type { LoadedCohort } from "../bags/loadTiles.js";
import type { ProbeChoice } from "./probeEncoder.js";
import type { Probe } from "./probedViews.js";
import { readableViews } from "./probedViews.js";

/** What encodes, and the places of the bags that have a slide to read again. */
export interface Probed {
  readonly choice: Probe["choice"];
  readonly among: readonly number[];
}

/** Probes the bags that can be; or says why none can be. */
export async function probedBags<Bag>(
  choice: ProbeChoice,
  { bags }: LoadedCohort,
  probe: (probed: Probed) => Promise<readonly Bag[]>,
): Promise<{ readonly bags: readonly Bag[] } | { readonly why: string }> {
  if (choice.encoder === null) return { why: choice.why };
  const among = [...bags.keys()].filter(
    (b) => readableViews(bags[b]!).length > 0,
  );
  if (among.length === 0) return { why: READY };
  return { bags: await probe({ choice, among }) };
}

const READY =
  "all features were brought ready, and what made them is not at hand to encode other tiles; bring the encoder itself";
