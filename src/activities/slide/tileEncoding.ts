import type { DescribedTiles } from "../../io/slides/slideTask.js";
import type { ViewFeatures } from "../../io/tables/cohort.js";
import type { BuiltInName } from "../../science/encode/builtInEncoders.js";
import {
  BUILT_IN_ENCODERS,
  DEFAULT_ENCODER,
  isBuiltIn,
} from "../../science/encode/builtInEncoders.js";
import { badInput } from "../badInput.js";
import type { EncoderChoice } from "../dto.js";
import type { BroughtChoice } from "./broughtEncoder.js";
import { broughtEncoder } from "./broughtEncoder.js";
import { encodeInBatches } from "./encodeInBatches.js";
import { featureHashes } from "../cohort/featureHashes.js";
import type { StainLook } from "./stainLook.js";
import type { TilesContext } from "./viewContext.js";

/** Where the numbers of a view's tiles come from. */
export interface TileEncoding {
  readonly name: string;
  /** The built-in encoder that describes the tiles as they are read; null where the numbers come from elsewhere. */
  readonly builtIn: BuiltInName | null;
  /** What decides the numbers: part of the step's key. */
  readonly params: Readonly<Record<string, unknown>>;
  /** @param described what was read of the slide's pixels */
  readonly encode: (
    described: () => Promise<DescribedTiles>,
  ) => Promise<{ readonly dim: number; readonly data: Float32Array }>;
}

/**
 * The encoding of a view: its ready features where it has some, else the run's encoder.
 * @throws BadEncoderError, EncoderUnusable where a card changed since the run began
 */
export async function tileEncoding(
  context: TilesContext,
  choice: EncoderChoice | null,
  look: StainLook,
): Promise<TileEncoding> {
  const { features } = context.view;
  if (features) return readyFeatures(context, features);
  if (choice?.kind === "brought") return brought(context, choice, look);
  const name = choice?.name ?? DEFAULT_ENCODER;
  if (isBuiltIn(name)) return builtIn(name, look);
  throw badInput(
    "EncoderUnusable",
    `no built-in encoder is called ${name}`,
    [],
  );
}

async function brought(
  { deps, view, library, tileSet: owner, tiles }: TilesContext,
  choice: BroughtChoice,
  look: StainLook,
): Promise<TileEncoding> {
  const { card } = choice;
  const own = await broughtEncoder(deps, choice);
  const { encoder } = own;
  const params = { ...own, ...look.params };
  return {
    name: encoder,
    builtIn: null,
    params,
    encode: async () => {
      const stains = await look.stains();
      const asked = { owner, card, params, stains, view, library, tiles };
      return encodeInBatches(deps, asked);
    },
  };
}

function builtIn(name: BuiltInName, look: StainLook): TileEncoding {
  const { dim } = BUILT_IN_ENCODERS[name];
  return {
    name,
    builtIn: name,
    params: { encoder: name, dim, ...look.params },
    encode: (described) => described(),
  };
}

function readyFeatures(
  { deps, view: { mpp, rect } }: TilesContext,
  { parts, layout, dim, size }: ViewFeatures,
): TileEncoding {
  const path = parts[0]?.path ?? "";
  const name = `features (${layout})`;
  return {
    name,
    builtIn: null,
    params: { encoder: name, dim, features: featureHashes(parts) },
    encode: () => deps.features.features({ path, mpp, size, rect }),
  };
}
