import type { ClaimSources } from "../../graph/read/claimSources.js";
import { frameOf } from "../../science/slide/frame.js";
import type { Frame } from "../../science/slide/frame.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { badInput } from "../badInput.js";
import type { ChosenView } from "./chooseView.js";
import type { ActivityDeps } from "../deps.js";
import { watch } from "../step/heartbeat.js";
import { pictureNotes } from "./pictureNotes.js";
import { slideFaultOf } from "../slide/slideFault.js";
import type { MappedTiles, ViewRegion } from "../maps/viewRegions.js";

/** Longest side of the tissue in a picture. @unit px */
export const LONGEST_PX = 1600;

/** All that the pictures of one claim show. */
export interface Drawing {
  readonly sources: ClaimSources;
  readonly chosen: ChosenView;
  readonly mapped: MappedTiles;
  readonly regions: readonly ViewRegion[];
}

/** The attention to a claim's genes over the chosen slide. @returns PNG @throws SlideChanged, SlideUnreadable */
export async function claimOverlay(
  deps: ActivityDeps,
  run: string,
  { sources, chosen, mapped, regions }: Drawing,
): Promise<Buffer> {
  const { slide } = chosen.source;
  const { tiles, attention, bagTiles } = mapped;
  const frame = frameOf(tiles, slide);
  const thumbnail = await thumbnailOf(deps, run, slide, frame);
  const isPart = frame.width < slide.width || frame.height < slide.height;
  return deps.pictures.drawOverlay({
    thumbnail,
    frame,
    mpp: slide.mpp,
    tiles,
    attention: Array.from(attention, (a) => a * bagTiles),
    outlines: regions.map(({ outline }) => outline),
    outlinedFrom: mapped.threshold,
    // No verdict: it may change, and the picture stays.
    title: sources.version.statement,
    subtitle: `patient: ${chosen.bag.patient} · slide: ${chosen.view.view}${isPart ? " (part of it)" : ""}`,
    notes: pictureNotes(sources.claim, chosen, regions),
  });
}

async function thumbnailOf(
  deps: ActivityDeps,
  run: string,
  slide: ChosenView["source"]["slide"],
  rect: Frame,
): Promise<RgbImage> {
  const known = await deps.graph.findRun(deps.graph.store, run);
  if (known === null) throw new Error(`run ${run} is not known`);
  const { file, sha256 } = slide;
  const { slideRoots } = deps;
  try {
    const named = { folder: known.cohort, slideRoots, file, sha256 };
    const path = await deps.unchangedSlide(named);
    const wanted = { path, rect, longestPx: LONGEST_PX };
    return await deps.slides.thumbnail(wanted, watch());
  } catch (error) {
    const fault = error instanceof Error ? slideFaultOf(error) : null;
    if (fault === null || !(error instanceof Error)) throw error;
    const message = `slide ${slide.name} (${file}) cannot be drawn over: ${error.message}`;
    throw badInput(fault, message, []);
  }
}
