import type { ThreadOutcome } from "../threadOutcome.js";
import { outcomeOf } from "../threadOutcome.js";
import type { FeatureRequest } from "./featureTask.js";
import { featureTiles, readFeatures } from "./readFeatures.js";

/** What a thread is asked for. */
export interface FeatureJob {
  readonly kind: "tiles" | "features";
  readonly request: FeatureRequest;
}

/** Reads ready features in this thread. */
export default function featureThread({
  kind,
  request,
}: FeatureJob): Promise<ThreadOutcome<unknown>> {
  return outcomeOf<unknown>(() =>
    kind === "tiles" ? featureTiles(request) : readFeatures(request),
  );
}
