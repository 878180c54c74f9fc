import type { RandomStream } from "./randomStream.js";
import type { Composition, TissueKind } from "./tissue/tissueKind.js";
import { compositionOf, KIND, TISSUE_KINDS } from "./tissue/tissueKind.js";

/** Consensus molecular subtypes, with their share of patients. @source Guinney 2015, doi:10.1038/nm.3967 */
export const SUBTYPES = [
  { value: "CMS1", weight: 0.16 },
  { value: "CMS2", weight: 0.43 },
  { value: "CMS3", weight: 0.15 },
  { value: "CMS4", weight: 0.26 },
] as const;

export type Subtype = (typeof SUBTYPES)[number]["value"];

/** Logarithms of the kinds' usual amounts, and how much they differ from patient to patient. */
const USUAL: Readonly<Record<TissueKind, readonly [number, number]>> = {
  stroma: [-1.6, 0.5],
  gland: [-0.8, 0.5],
  lymphocytes: [-2.1, 0.65],
  mucin: [-2.2, 0.7],
  necrosis: [-2.3, 0.65],
  fat: [-2.4, 0.65],
};

/** What a subtype changes in the logarithms: immune, canonical, metabolic, mesenchymal. */
const CHANGES: Readonly<Record<Subtype, Partial<Record<TissueKind, number>>>> =
  {
    CMS1: { lymphocytes: 0.8, mucin: 0.3, gland: -0.2 },
    CMS2: { gland: 0.4, necrosis: 0.3, lymphocytes: -0.3, mucin: -0.4 },
    CMS3: { mucin: 0.7, gland: 0.2, stroma: -0.4, necrosis: -0.3 },
    CMS4: { stroma: 0.6, fat: 0.5, gland: -0.4, lymphocytes: -0.2 },
  };

/** Least share of a kind: less cannot be drawn as a patch. */
const LEAST = 0.012;

/** Draws a patient's composition: log-normal amounts that follow the subtype, with ample spread inside each. */
export function drawComposition(
  subtype: Subtype,
  random: RandomStream,
): Composition {
  const amounts = TISSUE_KINDS.map((kind) => {
    const [mean, sd] = USUAL[kind];
    const change = CHANGES[subtype][kind] ?? 0;
    return Math.exp(mean + change + sd * random.normal());
  });
  const shares = normalised(
    normalised(amounts).map((share) => Math.max(LEAST, share)),
  );
  return compositionOf((kind) => shares[KIND[kind]]!);
}

function normalised(amounts: readonly number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map((amount) => amount / total);
}
