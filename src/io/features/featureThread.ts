import { BadFeaturesError } from "./badFeaturesError.js";
import type { FeatureRequest } from "./featureTask.js";
import { featureTiles, readFeatures } from "./readFeatures.js";

/** What a thread is asked for. */
export interface FeatureJob {
  readonly kind: "tiles" | "features";
  readonly request: FeatureRequest;
}

/** What was read, or a bad file as data: an error that crosses to another thread loses its class. */
export type FeatureOutcome<T> =
  | { readonly value: T; readonly error?: undefined }
  | {
      readonly error: Pick<BadFeaturesError, "path" | "reason" | "remedy">;
    };

/** Reads ready features in this thread. */
export default async function featureThread({
  kind,
  request,
}: FeatureJob): Promise<FeatureOutcome<unknown>> {
  try {
    const work = kind === "tiles" ? featureTiles : readFeatures;
    return { value: await work(request) };
  } catch (failure) {
    if (!(failure instanceof BadFeaturesError)) throw failure;
    const { path, reason, remedy } = failure;
    return { error: { path, reason, remedy } };
  }
}
