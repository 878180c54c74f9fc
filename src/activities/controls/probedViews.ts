import type { ProbeLook } from "../../io/slides/probeTiles.js";
import type { SlideView } from "../../io/tables/cohort.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import type { Tile } from "../../science/slide/tile.js";
import { badInput } from "../badInput.js";
import type { LoadedBag } from "../bags/loadTiles.js";
import { encoderFailure } from "../cohort/encoderFailure.js";
import type { ActivityDeps } from "../deps.js";
import { slideFaultOf } from "../slide/slideFault.js";
import { watch } from "../step/heartbeat.js";
import type { ProbeEncoder, ProbeChoice } from "./probeEncoder.js";

/** A slide view of a bag that can be read again: one whose embeddings were made here. */
export function readableViews({ bag, views }: LoadedBag): SlideView[] {
  return bag.views.filter(
    ({ key, features }) =>
      !features && views.some((made) => made.view === key && made.tiles > 0),
  );
}

/** What of the activities' world a probe needs. */
type ProbeDeps = Pick<
  ActivityDeps,
  "slides" | "encoders" | "parts" | "tensors" | "assertSlideUnchanged"
>;

/** Tiles that are to be encoded, once a look. */
export interface Probe {
  readonly choice: ProbeChoice & { readonly encoder: ProbeEncoder };
  readonly tiles: readonly Tile[];
  readonly looks: readonly ProbeLook[];
}

/**
 * Encodes tiles of a slide otherwise, as long as the file is what the run read. What is done is kept, so that an attempt
 * after one that was stopped goes on where that was.
 * @param owner of what is kept: dropped by the caller, once all is done
 * @returns one array a look @shape each [tiles, dim]
 * @throws SlideChanged, SlideUnreadable, EncoderUnusable (not retried), naming the slide
 */
export async function probeView(
  deps: ProbeDeps,
  owner: string,
  view: SlideView,
  { choice: { encoder, params }, tiles, looks }: Probe,
): Promise<Float32Array[]> {
  const asked = [params, tiles.map(({ x, y, size }) => [x, y, size]), looks];
  const key = sha256(canonical([view.sha256, view.mpp, asked]));
  const kept = await deps.parts.find(owner, key);
  if (kept !== null) return unpacked(deps, kept);
  const { path, mpp } = view;
  const { signal } = watch();
  const data = await unchanged(deps, view, () =>
    encoder.kind === "built-in"
      ? deps.slides.probeTiles(
          { path, mpp, encoder: encoder.name, tiles, looks },
          { signal },
        )
      : lookByLook(looks, async (shift) => {
          const request = { card: encoder.card, path, mpp, tiles, shift };
          return (await deps.encoders.encode(request, { signal })).data;
        }),
  );
  const named = data.map((own, i) => [
    String(i),
    { shape: [own.length], data: own },
  ]);
  await deps.parts.keep(
    owner,
    key,
    deps.tensors.encode(Object.fromEntries(named)),
  );
  return data;
}

/** Tiles of a slide view that show glass alone. @throws SlideChanged, SlideUnreadable (not retried), naming the slide */
export function glassOf(
  deps: ProbeDeps,
  view: SlideView,
  how: { readonly count: number; readonly seed: number },
): Promise<Tile[]> {
  const { path, mpp, rect } = view;
  const { signal } = watch();
  return unchanged(deps, view, () =>
    deps.slides.glassTiles({ path, mpp, rect, ...how }, { signal }),
  );
}

/** Does work on a slide that is what the run read, and says of its faults which slide they are of. */
async function unchanged<T>(
  deps: ProbeDeps,
  view: SlideView,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await deps.assertSlideUnchanged(view);
    return await work();
  } catch (error) {
    const type = error instanceof Error ? slideFaultOf(error) : null;
    if (type === null || !(error instanceof Error))
      throw encoderFailure(error) ?? error;
    throw badInput(
      type,
      `slide ${view.slide} (${view.file}) stopped a control: ${error.message}; put the file back as it was, or run without the controls that read slides again`,
      [],
    );
  }
}

/** One after the other: a model is held by one thread. */
async function lookByLook(
  looks: readonly ProbeLook[],
  encode: (look: ProbeLook) => Promise<Float32Array>,
): Promise<Float32Array[]> {
  const data: Float32Array[] = [];
  for (const look of looks) data.push(await encode(look));
  return data;
}

function unpacked(
  { tensors: { decode } }: Pick<ActivityDeps, "tensors">,
  bytes: Parameters<ActivityDeps["tensors"]["decode"]>[0],
): Float32Array[] {
  const tensors = decode(bytes);
  const data: Float32Array[] = [];
  for (let i = 0; tensors[String(i)] !== undefined; i++) {
    const own = tensors[String(i)]?.data;
    if (own instanceof Float32Array) data.push(own);
  }
  return data;
}
