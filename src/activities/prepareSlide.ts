import type { DescribedTiles } from "../io/slides/slideTask.js";
import type { Cohort, SlideView } from "../io/tables/cohort.js";
import { canonical } from "../knowledge/identity.js";
import type { SealedStep } from "../knowledge/provenance.js";
import { MEASURES } from "../science/morphology/measures.js";
import { MORPHOLOGIES } from "../science/morphology/names.js";
import type { SlideQuality } from "../science/slide/slideQuality.js";
import type { Tile } from "../science/slide/tile.js";
import { badInput } from "./badInput.js";
import type { ActivityDeps } from "./deps.js";
import { describeInBatches } from "./describeInBatches.js";
import type { CohortRef, RunInput, FailedView, PreparedView } from "./dto.js";
import { encoderFailure } from "./encoderFailure.js";
import { patientId, slideId } from "./given.js";
import { getJson } from "./json.js";
import { layTiles, readyParams } from "./layTiles.js";
import type { Output } from "./runStep.js";
import { outputOf, putJson, refOf, runStep } from "./runStep.js";
import { slideFaultOf } from "./slideFault.js";
import type { TileEncoding } from "./tileEncoding.js";
import { tileEncoding } from "./tileEncoding.js";
import { getCohort } from "./workingCohort.js";

/** What the steps over one slide view share. */
interface ViewContext {
  readonly deps: ActivityDeps;
  readonly run: string;
  readonly view: SlideView;
  /** What reads its pixels: not of the code, which the key holds, where it is OpenSlide. */
  readonly library: string;
  readonly used: readonly { readonly role: string; readonly id: string }[];
}

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

function tileSlide({
  deps,
  run,
  view,
  library,
  used,
}: ViewContext): Promise<SealedStep> {
  const params = {
    rect: view.rect,
    mpp: view.mpp,
    library,
    ...readyParams(view),
  };
  return runStep(
    deps,
    { name: "tileSlide", run, seed: null, params, used },
    async (idOf) => {
      const tiling = await layTiles(deps, view);
      const blob = await putJson(deps, tiling.tiles);
      const tiles = { label: "TileSet" as const, content: { blob } };
      const props = {
        blob,
        tiles: tiling.tiles.length,
        tileSize: tiling.tilePx,
        mpp: tiling.tileMpp,
        quality: canonical(tiling.quality),
      };
      const slide = used[0]!.id;
      const on = { type: "ON" as const, from: idOf(tiles), to: slide };
      const picture = await maskPicture(deps, slide, tiling.picture);
      return {
        outputs: [{ role: "tiles", ...tiles, props }, picture],
        links: [on],
      };
    },
  );
}

/** Keeps the picture of what was taken for tissue. */
async function maskPicture(
  deps: ActivityDeps,
  slide: string,
  picture: Uint8Array,
): Promise<Output> {
  const kind = "slide-mask";
  const blob = await deps.blobs.put(Buffer.from(picture));
  const props = { kind, blob, slide };
  return { role: kind, label: "Artifact", content: { kind, blob }, props };
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

function embedTiles(
  { deps, run, view, library, used }: ViewContext,
  tiles: readonly Tile[],
  {
    encoding,
    described,
  }: {
    readonly encoding: TileEncoding;
    readonly described: () => Promise<DescribedTiles>;
  },
): Promise<SealedStep> {
  const params = { ...encoding.params, mpp: view.mpp, library };
  return runStep(
    deps,
    { name: "embedTiles", run, seed: null, params, used },
    async () => {
      const { dim, data } = await encoding.encode(described, tiles);
      const { colour, colourDim } = await described();
      const bytes = deps.tensors.encode({
        embedding: { shape: [tiles.length, dim], data },
        colour: { shape: [tiles.length, colourDim], data: colour },
      });
      const blob = await deps.blobs.put(bytes);
      const props = { blob, tiles: tiles.length, dim, encoder: encoding.name };
      return {
        outputs: [
          { role: "embedding", label: "Embedding", content: { blob }, props },
        ],
      };
    },
  );
}

function measureTiles(
  { deps, run, view, library, used }: ViewContext,
  tiles: number,
  described: () => Promise<DescribedTiles>,
): Promise<SealedStep> {
  const params = {
    morphologies: MORPHOLOGIES,
    measures: MEASURES,
    mpp: view.mpp,
    library,
  };
  return runStep(
    deps,
    { name: "measureTiles", run, seed: null, params, used },
    async () => {
      const { morphology, measures } = await described();
      const bytes = deps.tensors.encode({
        morphology: { shape: [tiles, MORPHOLOGIES.length], data: morphology },
        measures: { shape: [tiles, MEASURES.length], data: measures },
      });
      const blob = await deps.blobs.put(bytes);
      const props = { kind: "tile-morphology", blob };
      return {
        outputs: [
          { role: "morphology", label: "Artifact", content: { blob }, props },
        ],
      };
    },
  );
}
