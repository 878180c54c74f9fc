import { join } from "node:path";
import type { Graph } from "../../src/graph/graph.js";
import type { BlobStore } from "../../src/io/blobs/blobStore.js";
import { hashFile } from "../../src/io/tables/hashFile.js";
import { identify } from "../../src/knowledge/identity.js";
import type { NodeRecord } from "../../src/knowledge/provenance.js";
import { link, nodeOf, plantStep } from "../api/plantedStep.js";
import { patientNode } from "../graph/planted.js";
import { writePyramid } from "../io/slides/pictureFiles.js";
import { EDGE, encodeMucin, TILE, TILES } from "./mapBlobs.js";

/** What a planted patient's only slide shows. @shape each [9] */
export interface PatientPlan {
  readonly name: string;
  readonly sealed: boolean;
  readonly mucin: readonly number[];
}

/** Where things are planted. */
export interface Places {
  readonly graph: Graph;
  readonly blobs: BlobStore;
  /** The cohort's. */
  readonly folder: string;
}

/** A patient's slide and what a run made of it. */
export interface PlantedView {
  readonly plan: PatientPlan;
  readonly slide: NodeRecord;
  readonly tileSet: NodeRecord;
  readonly embedding: NodeRecord;
  readonly morphology: NodeRecord;
}

/** Plants a patient's slide as a file, and its tiles and measures in the graph. */
export async function plantView(
  { graph, blobs, folder }: Places,
  {
    run,
    cohort,
    plan,
  }: {
    readonly run: string;
    readonly cohort: NodeRecord;
    readonly plan: PatientPlan;
  },
): Promise<PlantedView> {
  const patient = patientNode(cohort.id, plan.name);
  const slide = await writeSlideOf(folder, cohort, patient);
  const name = `${run} ${plan.name}`;
  const tiles = await blobs.put(Buffer.from(JSON.stringify(TILES)));
  const measured = await blobs.put(encodeMucin(plan.mucin));
  const counted = { tiles: TILES.length, blob: tiles };
  const tileSet = nodeOf("TileSet", name, {
    ...counted,
    tileSize: TILE,
    mpp: 1,
  });
  const embedding = nodeOf("Embedding", name, {
    ...counted,
    dim: 1,
    encoder: "e",
  });
  const morphology = nodeOf("Artifact", `${name} morphology`, {
    kind: "tile-morphology",
    blob: measured,
  });
  const given = { run, seed: 0, minute: 1 };
  const used = [{ role: "slide", id: slide.id }];
  await plantStep(graph, {
    ...given,
    name: "tileSlide",
    used,
    made: [tileSet],
    nodes: [cohort, patient, slide],
    links: [
      link("IN_COHORT", slide, cohort),
      link("FROM_PATIENT", slide, patient),
      link("ON", tileSet, slide),
    ],
  });
  const ofTiles = [...used, { role: "tiles", id: tileSet.id }];
  for (const [step, made] of [
    ["embedTiles", embedding],
    ["measureTiles", morphology],
  ] as const)
    await plantStep(graph, {
      ...given,
      name: step,
      used: ofTiles,
      made: [made],
      links: [],
    });
  return { plan, slide, tileSet, embedding, morphology };
}

async function writeSlideOf(
  folder: string,
  cohort: NodeRecord,
  patient: NodeRecord,
): Promise<NodeRecord> {
  const pseudonym = String(patient.props["pseudonym"]);
  const file = `slides/${pseudonym}.tif`;
  await writePyramid(join(folder, file), { width: EDGE, height: EDGE, mpp: 1 });
  const sha256 = await hashFile(join(folder, file));
  const named = { cohort: cohort.id, name: `slide of ${pseudonym}`, sha256 };
  const size = { file, mpp: 1, width: EDGE, height: EDGE };
  const props = { ...named, ...size, patient: patient.id };
  return { label: "Slide", id: identify("Slide", props), props };
}
