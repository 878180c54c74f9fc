import type { DescribedTiles, ViewQuality } from "../../io/slides/slideTask.js";
import type { Cohort, SlideView } from "../../io/tables/cohort.js";
import type { Tile } from "../../science/slide/tile.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import { describeInBatches } from "./describeInBatches.js";
import type {
  CohortRef,
  FailedView,
  PreparedView,
  RunInput,
  Tiling,
} from "../dto.js";
import { embedTiles } from "./embedTiles.js";
import { encoderFailure } from "../cohort/encoderFailure.js";
import { patientId, slideId } from "../step/given.js";
import { getJson } from "../step/json.js";
import { measureTiles } from "./measureTiles.js";
import { outputOf, refOf } from "../step/runStep.js";
import { slideFaultOf } from "./slideFault.js";
import type { StainLook } from "./stainLook.js";
import { stainLook } from "./stainLook.js";
import type { TileEncoding } from "./tileEncoding.js";
import { tileEncoding } from "./tileEncoding.js";
import { tileSlide } from "./tileSlide.js";
import type { TilesContext, ViewContext } from "./viewContext.js";
import { getCohort } from "../cohort/workingCohort.js";

/** Every part of the tissue counts once, and is seen as it was stored. */
const USUAL_TILING: Tiling = { overlap: 0, stainNormalisation: "none" };

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
  const tiling = input.tiling ?? USUAL_TILING;
  const slide = slideId(ref.id, view);
  const patient = patientId(ref.id, view.patient);
  const used = [
    { role: "slide", id: slide },
    { role: "patient", id: patient },
  ];
  try {
    await deps.assertSlideUnchanged(view);
    for (const { path, sha256 } of view.features?.parts ?? [])
      await deps.assertUnchanged(path, sha256);
    const library = await deps.slides.library(view.path);
    const context: ViewContext = { deps, run: input.run, view, library, used };
    const tiled = await tileSlide(context, {
      overlap: tiling.overlap,
      pictured: picturedWith(cohort, view),
    });
    const tileSet = refOf(tiled, "tiles");
    const ofTiles: TilesContext = {
      ...context,
      used: [...used, { role: "tiles", id: tileSet.id }],
      tileSet: tileSet.id,
      tiles: await getJson<Tile[]>(deps, tileSet.blob),
    };
    const look = stainLook(ofTiles, tiling.stainNormalisation);
    const encoding = await tileEncoding(ofTiles, input.encoder ?? null, look);
    const described = describeOnce(ofTiles, encoding, look);
    // Both steps begin before the work that serves both.
    const [embedded, measured] = await Promise.all([
      embedTiles(ofTiles, { encoding, described }),
      measureTiles(ofTiles, described),
    ]);
    await deps.parts.drop(tileSet.id);
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
function qualityOf(document: unknown): ViewQuality {
  return JSON.parse(String(document)) as ViewQuality;
}

function viewOf(cohort: Cohort, key: string): SlideView {
  for (const view of viewsOf(cohort)) if (view.key === key) return view;
  throw new Error(`the cohort has no slide ${key}`);
}

/** All views of a slide, where one is the first of them; else none. */
function picturedWith(cohort: Cohort, { key, slide }: SlideView): SlideView[] {
  const all = viewsOf(cohort).filter((view) => view.slide === slide);
  return all[0]?.key === key ? all : [];
}

function viewsOf({ bags }: Cohort): SlideView[] {
  return bags.flatMap(({ views }) => views);
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
  { deps, view, library, tileSet: owner, tiles }: TilesContext,
  { builtIn: encoder }: TileEncoding,
  look: StainLook,
): () => Promise<DescribedTiles> {
  const describe = async (): Promise<DescribedTiles> => {
    const stains = encoder === null ? null : await look.stains();
    const asked = { owner, view, library, tiles, encoder, stains };
    return describeInBatches(deps, asked);
  };
  let described: Promise<DescribedTiles> | undefined;
  return () => (described ??= describe());
}
