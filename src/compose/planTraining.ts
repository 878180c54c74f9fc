import type { DiscoveryProtocol, Protocol } from "../knowledge/protocol.js";
import { parseProtocol } from "../knowledge/protocol.js";
import { ProtocolError } from "../knowledge/protocolError.js";
import { isDiscoveryProtocol } from "../knowledge/protocolKind.js";
import { trainingOptions } from "../activities/training/trainingOptions.js";
import { headPlan } from "../activities/training/headPlan.js";
import type { Config } from "../config.js";
import { readSetUpRecord } from "../io/tensor/setUpRecord.js";
import { parseTraining } from "../io/training/parseTraining.js";
import type { Cohort } from "../io/tables/cohort.js";
import { readCohort } from "../io/tables/readCohort.js";
import {
  BUILT_IN_ENCODERS,
  DEFAULT_ENCODER,
} from "../science/encode/builtInEncoders.js";
import type { MilOptions } from "../science/mil/milOptions.js";
import type { PanelPlan, PanelSize } from "../science/mil/panelPlan.js";
import { panelPlan } from "../science/mil/panelPlan.js";
import { TILE_MPP, TILE_PX } from "../science/slide/tileGrid.js";
import { shippedProtocols } from "./shippedProtocols.js";

/** Sizes that are planned with in place of the cohort's. */
export interface PlannedSize {
  readonly patients?: number;
  /** A patient. */
  readonly tiles?: number;
  readonly dims?: number;
  readonly genes?: number;
}

/** What a plan is asked for. */
export interface PlanRequest {
  readonly dir: string;
  /** Name of one that ships, or a whole document as text. */
  readonly protocol: { readonly name: string } | { readonly document: string };
  readonly folds: number;
  readonly panel: readonly string[] | null;
  readonly training: Readonly<Record<string, unknown>> | null;
  /** Sets of shuffled labels; left out: as many as a discovery trains. */
  readonly shuffles?: number;
  readonly size: PlannedSize;
}

/** A training, calculated and not started. */
export interface TrainingPlan extends PanelPlan {
  readonly size: PanelSize;
  readonly options: MilOptions;
  /** Steps that are recorded in the graph. */
  readonly graphSteps: number;
}

/** Thrown where nothing can be planned. */
export class NoPlanError extends Error {
  constructor(fault: string) {
    super(fault);
    this.name = "NoPlanError";
  }
}

/**
 * Plans the training of a cohort without starting anything. What `size` leaves open is read from the folder: tiles from the
 * slides' areas, which is more than will hold tissue.
 * @throws NoPlanError, BadTrainingError, MilOptionsError
 */
export async function planTraining(
  config: Config,
  asked: PlanRequest,
): Promise<TrainingPlan> {
  const protocol = await plannedProtocol(config.checkout, asked.protocol);
  const training = asked.training && parseTraining(asked.training);
  const { views, ...found } = await sizeOf(config, asked);
  const options = trainingOptions(backendOf(config), training);
  const heads = headPlan(protocol, found.genes, asked.shuffles);
  const size = {
    ...found,
    folds: asked.folds,
    sets: heads.shuffles,
    genesPerGroup: heads.genesPerGroup,
  };
  const plan = panelPlan(size, options);
  // Three a view, three a group, and readCohort to judgeClaims.
  const graphSteps = 3 * views + 3 * plan.groups + 7;
  return { ...plan, size, options, graphSteps };
}

/** @throws NoPlanError where there is no such protocol, or it judges no claims about morphologies */
async function plannedProtocol(
  checkout: string,
  asked: PlanRequest["protocol"],
): Promise<DiscoveryProtocol> {
  const protocol =
    "document" in asked
      ? parsed(asked.document)
      : await shippedNamed(checkout, asked.name);
  if (!isDiscoveryProtocol(protocol))
    throw new NoPlanError(
      `protocol ${protocol.name} judges no claims about morphologies; a discovery cannot be planned with it`,
    );
  return protocol;
}

async function shippedNamed(checkout: string, name: string): Promise<Protocol> {
  const shipped = await shippedProtocols(checkout);
  const found = shipped.find(({ json }) => json.name === name);
  if (found !== undefined) return found.json;
  const names = shipped.map(({ json }) => json.name).join(", ");
  throw new NoPlanError(
    `no protocol named ${name} ships (there are ${names}), and no server is up to ask for those that are registered: npx histoclaim up, or give the protocol's file`,
  );
}

function parsed(document: string): Protocol {
  try {
    return parseProtocol(JSON.parse(document));
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof SyntaxError)
      throw new NoPlanError(`the protocol cannot be used: ${error.message}`);
    throw error;
  }
}

/** The backend that would train, without loading it. */
function backendOf({ backend }: Config): string {
  const setUp =
    readSetUpRecord()?.device === "gpu" ? "tfjs-node-gpu" : "tfjs-node";
  return backend ?? setUp;
}

type FoundSize = Pick<
  PanelSize,
  "genes" | "bags" | "tiles" | "longest" | "dim"
> & {
  readonly views: number;
};

async function sizeOf(
  { slideRoots }: Config,
  { dir, panel, size }: PlanRequest,
): Promise<FoundSize> {
  const { patients, tiles, dims, genes } = size;
  if (
    patients !== undefined &&
    tiles !== undefined &&
    dims !== undefined &&
    genes !== undefined
  )
    return {
      genes,
      bags: patients,
      tiles: patients * tiles,
      longest: tiles,
      dim: dims,
      views: patients,
    };
  const { cohort, findings } = await readCohort({
    dir,
    panel,
    slideRoots,
    skipIncomplete: true,
    needSlides: true,
  });
  if (cohort === null)
    throw new NoPlanError(
      `${dir} cannot be planned: ${findings.faults[0]?.message ?? "It is no cohort."} Mend what histoclaim cohort check ${dir} lists, or give every size: --plan patients=..,tiles=..,dims=..,genes=..`,
    );
  return { ...sizeOfCohort(cohort, size) };
}

function sizeOfCohort(
  { bags, expression }: Cohort,
  { patients, tiles, dims, genes }: PlannedSize,
): FoundSize {
  const counts = bags.map(
    ({ views }) =>
      tiles ?? views.reduce((sum, view) => sum + mostTiles(view), 0),
  );
  const all = counts.reduce((sum, n) => sum + n, 0);
  const count = patients ?? bags.length;
  const features = bags[0]?.views[0]?.features;
  const dim = features?.dim ?? BUILT_IN_ENCODERS[DEFAULT_ENCODER].dim;
  return {
    genes: genes ?? expression.genes.length,
    bags: count,
    tiles: Math.ceil((all / bags.length) * count),
    longest: Math.max(...counts),
    dim: dims ?? dim,
    views: bags.reduce((sum, { views }) => sum + views.length, 0),
  };
}

/** Tiles of a view, were all of it tissue. */
function mostTiles({
  features,
  rect,
  width,
  height,
  mpp,
}: Cohort["bags"][number]["views"][number]): number {
  if (features !== undefined) return features.tiles;
  const edge = (TILE_PX * TILE_MPP) / mpp;
  const { width: w, height: h } = rect ?? { width, height };
  return Math.max(1, Math.floor(w / edge) * Math.floor(h / edge));
}
