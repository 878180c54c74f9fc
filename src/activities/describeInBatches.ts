import type { DescribedTiles } from "../io/slides/slideTask.js";
import type { SlideView } from "../io/tables/cohort.js";
import { canonical, sha256 } from "../knowledge/identity.js";
import type { BuiltInName } from "../science/encode/builtInEncoders.js";
import { DEFAULT_ENCODER } from "../science/encode/builtInEncoders.js";
import type { Tile } from "../science/slide/tile.js";
import type { ActivityDeps } from "./deps.js";
import { keepPart, keptPart, watch } from "./heartbeat.js";
import { concat, getTensors } from "./loadTiles.js";

/** What is described, and by what: a batch that was kept serves only the very same work. */
export interface Describing {
  readonly view: SlideView;
  /** Library that reads the slide. */
  readonly library: string;
  readonly tiles: readonly Tile[];
  /** Left out: the default one; null: none, where the tiles are encoded elsewhere. */
  readonly encoder?: BuiltInName | null;
  /** Tiles of a batch. */
  readonly batch?: number;
}

/** What of the activities' world this needs. */
type Needs = Pick<ActivityDeps, "slides" | "blobs" | "tensors" | "codeVersion">;

/** Enough that what neighbours share of the file is seldom decoded twice, and some ten seconds of work. */
const BATCH = 1024;
/** Batches of one slide that are described at once. */
const AT_ONCE = 2;

const ARRAYS = ["data", "colour", "morphology", "measures"] as const;

/**
 * Describes the tiles of a slide batch by batch. Each batch that is done is kept, so that an attempt after one that was
 * stopped goes on where that was.
 * @throws UnreadableSlideError
 */
export async function describeInBatches(
  deps: Needs,
  {
    view,
    library,
    tiles,
    encoder = DEFAULT_ENCODER,
    batch = BATCH,
  }: Describing,
): Promise<DescribedTiles> {
  const total = tiles.length;
  const { signal, onProgress } = watch();
  const versions = [
    deps.codeVersion("embedTiles"),
    deps.codeVersion("measureTiles"),
  ];
  const work = [view.sha256, view.mpp, library, encoder, versions];
  const parts: DescribedTiles[] = [];
  const doneOf: number[] = [];
  const count = Math.max(1, Math.ceil(total / batch));
  const describe = async (i: number): Promise<void> => {
    const own = tiles.slice(i * batch, (i + 1) * batch);
    const key = sha256(canonical([work, own]));
    parts[i] = await once(deps, key, () =>
      deps.slides.describeTiles(
        { path: view.path, mpp: view.mpp, tiles: own, encoder },
        { signal, onProgress: (done) => tell(i, done) },
      ),
    );
    tell(i, own.length);
  };
  const tell = (i: number, done: number): void => {
    doneOf[i] = done;
    onProgress(
      doneOf.reduce((sum, one) => sum + one, 0),
      total,
    );
  };
  const queue = Array.from({ length: count }, (_, i) => i).values();
  const takeTurns = async (): Promise<void> => {
    for (const i of queue) {
      signal.throwIfAborted();
      await describe(i);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return joined(parts);
}

/** A part that was kept, else the part done now and kept. */
async function once(
  deps: Needs,
  key: string,
  describe: () => Promise<DescribedTiles>,
): Promise<DescribedTiles> {
  const kept = keptPart(key);
  if (kept !== undefined && (await deps.blobs.has(kept)))
    return readPart(deps, kept);
  const part = await describe();
  keepPart(key, await deps.blobs.put(deps.tensors.encode(tensorsOf(part))));
  return part;
}

/** Widths are kept in arrays of one number: of a batch they cannot be told from the lengths alone. */
function tensorsOf(part: DescribedTiles) {
  const widths = Float32Array.of(part.dim, part.colourDim);
  const arrays = ARRAYS.map((name) => [name, part[name]] as const);
  return Object.fromEntries(
    [...arrays, ["widths", widths] as const].map(([name, data]) => [
      name,
      { shape: [data.length], data },
    ]),
  );
}

async function readPart(deps: Needs, blob: string): Promise<DescribedTiles> {
  const tensor = await getTensors(deps, blob);
  const [dim = 0, colourDim = 0] = tensor("widths");
  const [data, colour, morphology, measures] = ARRAYS.map(tensor);
  return {
    dim,
    colourDim,
    data: data!,
    colour: colour!,
    morphology: morphology!,
    measures: measures!,
  };
}

function joined(parts: readonly DescribedTiles[]): DescribedTiles {
  const [first] = parts;
  if (first === undefined) throw new Error("no batch was described");
  if (parts.length === 1) return first;
  const all = (name: (typeof ARRAYS)[number]): Float32Array =>
    concat(parts.map((part) => part[name]));
  return {
    dim: first.dim,
    colourDim: first.colourDim,
    data: all("data"),
    colour: all("colour"),
    morphology: all("morphology"),
    measures: all("measures"),
  };
}
