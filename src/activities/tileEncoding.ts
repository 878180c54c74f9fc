import type { DescribedTiles } from "../io/slides/slideTask.js";
import type { SlideView, ViewFeatures } from "../io/tables/cohort.js";
import type { BuiltInName } from "../science/encode/builtInEncoders.js";
import {
  BUILT_IN_ENCODERS,
  DEFAULT_ENCODER,
} from "../science/encode/builtInEncoders.js";
import type { ActivityDeps } from "./deps.js";

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

/** The encoding of a view: its ready features where it has some, else the built-in encoder. */
export function tileEncoding(
  deps: ActivityDeps,
  view: SlideView,
): TileEncoding {
  return view.features
    ? readyFeatures(deps, view, view.features)
    : builtIn(DEFAULT_ENCODER);
}

function builtIn(name: BuiltInName): TileEncoding {
  const { dim } = BUILT_IN_ENCODERS[name];
  return {
    name,
    builtIn: name,
    params: { encoder: name, dim },
    encode: (described) => described(),
  };
}

function readyFeatures(
  deps: ActivityDeps,
  { mpp, rect }: SlideView,
  { parts, layout, dim, size }: ViewFeatures,
): TileEncoding {
  const path = parts[0]?.path ?? "";
  const name = `features (${layout})`;
  return {
    name,
    builtIn: null,
    params: { encoder: name, dim, features: hashesOf(parts) },
    encode: () => deps.features.features({ path, mpp, size, rect }),
  };
}

/** Hashes of the files of features. */
export function hashesOf(parts: ViewFeatures["parts"]): string[] {
  return parts.map(({ sha256 }) => sha256);
}
