import type { ProbedTiles, ProbeRequest } from "../../io/slides/probeTiles.js";
import type { SlideView } from "../../io/tables/cohort.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import type { BuiltInName } from "../../science/encode/builtInEncoders.js";
import {
  DEFAULT_ENCODER,
  isBuiltIn,
} from "../../science/encode/builtInEncoders.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput } from "../dto.js";
import { watch } from "../step/heartbeat.js";
import type { LoadedBag } from "../bags/loadTiles.js";
import { slideFaultOf } from "../slide/slideFault.js";

/**
 * The built-in encoder of a run; null where its embeddings come from elsewhere, which cannot encode other pixels here, or
 * where it sees normalised stains: a probe would show it others.
 */
export function encoderOf({
  encoder,
  tiling,
}: Pick<RunInput, "encoder" | "tiling">): BuiltInName | null {
  const look = tiling?.stainNormalisation ?? "none";
  if (encoder?.kind === "brought" || look !== "none") return null;
  const name = encoder?.name ?? DEFAULT_ENCODER;
  return isBuiltIn(name) ? name : null;
}

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
  "slides" | "parts" | "tensors" | "assertSlideUnchanged"
>;

/**
 * Encodes tiles of a slide otherwise, as long as the file is what the run read. What is done is kept, so that an attempt
 * after one that was stopped goes on where that was.
 * @param owner of what is kept: dropped by the caller, once all is done
 * @throws SlideChanged, SlideUnreadable (not retried), naming the slide
 */
export async function probeView(
  deps: ProbeDeps,
  owner: string,
  view: SlideView,
  asked: Pick<ProbeRequest, "encoder" | "of">,
): Promise<ProbedTiles> {
  const key = sha256(canonical([view.sha256, view.mpp, asked]));
  const kept = await deps.parts.find(owner, key);
  if (kept !== null) return unpacked(deps, kept);
  const made = await probed(deps, view, asked);
  const parts = made.data.map((data, i) => [
    String(i),
    { shape: [data.length], data },
  ]);
  const count = { shape: [1], data: Int32Array.of(made.tiles) };
  const bytes = deps.tensors.encode(
    Object.fromEntries([...parts, ["tiles", count]]),
  );
  await deps.parts.keep(owner, key, bytes);
  return made;
}

async function probed(
  deps: ProbeDeps,
  view: SlideView,
  asked: Pick<ProbeRequest, "encoder" | "of">,
): Promise<ProbedTiles> {
  const { slide, file, path, mpp } = view;
  const { signal } = watch();
  try {
    await deps.assertSlideUnchanged(view);
    return await deps.slides.probeTiles({ path, mpp, ...asked }, { signal });
  } catch (error) {
    const type = error instanceof Error ? slideFaultOf(error) : null;
    if (type === null || !(error instanceof Error)) throw error;
    throw badInput(
      type,
      `slide ${slide} (${file}) stopped a control: ${error.message}; put the file back as it was, or run without the controls that read slides again`,
      [],
    );
  }
}

function unpacked(
  { tensors: { decode } }: Pick<ActivityDeps, "tensors">,
  bytes: Parameters<ActivityDeps["tensors"]["decode"]>[0],
): ProbedTiles {
  const tensors = decode(bytes);
  const data: Float32Array[] = [];
  for (let i = 0; tensors[String(i)] !== undefined; i++) {
    const own = tensors[String(i)]?.data;
    if (own instanceof Float32Array) data.push(own);
  }
  return { tiles: Number(tensors["tiles"]?.data[0] ?? 0), data };
}
