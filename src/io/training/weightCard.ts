import type { MilOptions } from "../../science/mil/milOptions.js";
import type {
  HeadStatus,
  HeadWeights,
} from "../../science/mil/trainedHeads.js";

/**
 * What a file of weights says of itself: which heads in which order, how they were trained and how they are read; beside
 * it what the caller knows of where they come from. Each entry is text, and JSON where it is not a name.
 */
export function weightCard(
  { keys, shape }: HeadWeights,
  of: {
    readonly options: MilOptions;
    readonly status: readonly HeadStatus[];
    readonly card: Readonly<Record<string, string>>;
  },
): Record<string, string> {
  return {
    ...of.card,
    format: "histoclaim-mil-2",
    model:
      "x = (embedding - mean) / sd; h = We [x, 1]; y = w h + b; a = softmax over tiles of v tanh(V h), where there is U of v (tanh(V h) * sigmoid(U h)); prediction = sum of a * y",
    keys: JSON.stringify(keys),
    status: JSON.stringify(of.status),
    shape: JSON.stringify(shape),
    options: JSON.stringify(of.options),
  };
}
