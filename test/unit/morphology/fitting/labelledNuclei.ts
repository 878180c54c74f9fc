import { nuclearFeatures } from "../../../../src/science/morphology/lymphocyteLike.js";
import type { Nucleus } from "../../../../src/science/morphology/nuclei.js";
import { nuclei } from "../../../../src/science/morphology/nuclei.js";
import { tileChannels } from "../../../../src/science/morphology/tileChannels.js";
import { windowFeatures } from "../../../../src/science/morphology/windowFeatures.js";
import type { RealTissue } from "./realTissue.js";

/** A nucleus that was found where an annotator classed one. */
export interface LabelledNucleus {
  readonly image: string;
  readonly lymphocyte: boolean;
  readonly features: readonly number[];
}

/** Farthest that a found middle lies from the annotated one. @unit um */
const NEAR = 4;

/** The nuclei found in a picture, and those of them that annotators classed. */
export function labelledNuclei({ id, image, nuclei: classed }: RealTissue): {
  readonly found: readonly Nucleus[];
  readonly labelled: readonly LabelledNucleus[];
} {
  const channels = tileChannels(image);
  const { centres, threshold } = windowFeatures(channels);
  const found = nuclei(channels, centres, threshold);
  const labelled = centres.flatMap(({ at }, place): LabelledNucleus[] => {
    const x = at % image.width;
    const y = Math.floor(at / image.width);
    let nearest = { type: "", distance: Infinity };
    for (const one of classed) {
      const distance = Math.hypot(one.x - x, one.y - y);
      if (distance < nearest.distance) nearest = { type: one.type, distance };
    }
    if (nearest.distance > NEAR) return [];
    const lymphocyte = nearest.type === "lymphocytes";
    const features = nuclearFeatures(found[place]!);
    return [{ image: id, lymphocyte, features }];
  });
  return { found, labelled };
}
