import type { DescribedTiles } from "../io/slides/slideTask.js";
import type { Cohort, SlideView } from "../io/tables/cohort.js";
import type { SlideQuality } from "../science/slide/slideQuality.js";
import type { Tile } from "../science/slide/tile.js";
import { badInput } from "./badInput.js";
import type { ActivityDeps } from "./deps.js";
import { describeInBatches } from "./describeInBatches.js";
import type { CohortRef, RunInput, FailedView, PreparedView } from "./dto.js";
import { embedTiles } from "./embedTiles.js";
import { encoderFailure } from "./encoderFailure.js";
import { patientId, slideId } from "./given.js";
import { getJson } from "./json.js";
import { measureTiles } from "./measureTiles.js";
import { outputOf, refOf } from "./runStep.js";
import { slideFaultOf } from "./slideFault.js";
import type { TileEncoding } from "./tileEncoding.js";
import { tileEncoding } from "./tileEncoding.js";
import { tileSlide } from "./tileSlide.js";
import type { ViewContext } from "./viewContext.js";
import { getCohort } from "./workingCohort.js";

/**
 * Slide view → tiles → embedding and morphology: three Steps, each reused where it was done before.
 * @throws SlideChanged, SlideUnreadable, EncoderUnusable (not retried), naming the slide and the way to go on
 */
export async function prepareSlide(
  deps: ActivityDeps,
  input: RunInput,
  ref: CohortRef,
  key: string,
): Promise<PreparedView | FailedView> {
  const cohort = await getCohort(deps, ref.blob);
  const view = viewOf(cohort, key);
  const slide = slideId(ref.id, view);
  const patient = patientId(ref.id, view.patient);
  const used = [
    { role: "slide", id: slide },
    { role: "patient", id: patient },
  ];
  try {
    await deps.assertUnchanged(view.path, view.sha256);
    for (const { path, sha256 } of view.features?.parts ?? [])
      await deps.assertUnchanged(path, sha256);
    const library = await deps.slides.library(view.path);
    const context: ViewContext = { deps, run: input.run, view, library, used };
    const tiled = await tileSlide(context);
    const tileSet = refOf(tiled, "tiles");
    const tiles = await getJson<Tile[]>(deps, tileSet.blob);
    const ofTiles = {
      ...context,
      used: [...used, { role: "tiles", id: tileSet.id }],
    };
    const encoding = await tileEncoding(deps, view, input.encoder ?? null);
    const described = describeOnce(ofTiles, tiles, encoding);
    // Both steps begin before the work that serves both.
    const [embedded, measured] = await Promise.all([
      embedTiles(ofTiles, tiles, { encoding, described }),
      measureTiles(ofTiles, tiles.length, described),
    ]);
    return {
      view: key,
      slide,
      patient,
      tiles: Number(outputOf(tiled, "tiles").props["tiles"]),
      quality: qualityOf(outputOf(tiled, "tiles").props["quality"]),
      tileSet,
      embedding: refOf(embedded, "embedding"),
      morphology: refOf(measured, "morphology"),
    };
  } catch (error) {
    const failure = encoderFailure(error) ?? slideFailure(error, view);
    if (failure === null) throw error;
    if (input.skipIncomplete && failure.type === "SlideUnreadable")
      return { view: key, reason: failure.message };
    throw failure;
  }
}

/** A tile set's own account of its slide. */
function qualityOf(document: unknown): SlideQuality {
  return JSON.parse(String(document)) as SlideQuality;
}

function viewOf(cohort: Cohort, key: string): SlideView {
  for (const bag of cohort.bags)
    for (const view of bag.views) if (view.key === key) return view;
  throw new Error(`the cohort has no slide ${key}`);
}

/** What a slide's failure tells the user; null where it is no fault of the slide. */
function slideFailure(
  error: unknown,
  view: SlideView,
): ReturnType<typeof badInput> | null {
  const type = error instanceof Error ? slideFaultOf(error) : null;
  if (type === null || !(error instanceof Error)) return null;
  const remedy =
    type === "SlideChanged"
      ? "put the file back as it was, or start a new run"
      : `mend or replace it, or run again with --skip-incomplete to leave patient ${view.patient} out`;
  const { file } = view;
  return badInput(
    type,
    `slide ${view.slide} (${file}) stopped the run: ${error.message}; ${remedy}`,
    [{ code: "UNREADABLE_SLIDE", file, message: error.message, remedy }],
  );
}

/** Reads and describes the tiles when first asked: both steps take what is theirs, and a step that is reused nothing. */
function describeOnce(
  { deps, view, library }: ViewContext,
  tiles: readonly Tile[],
  { builtIn: encoder }: TileEncoding,
): () => Promise<DescribedTiles> {
  let described: Promise<DescribedTiles> | undefined;
  return () =>
    (described ??= describeInBatches(deps, { view, library, tiles, encoder }));
}
