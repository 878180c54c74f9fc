import { realpath } from "node:fs/promises";
import { createApiClient } from "../apiClient.js";
import type { ApiClient } from "../apiClient.js";
import type { ClaimRow } from "../claimRow.js";
import { claimRowsOfRun } from "../claimRow.js";
import { claimTable } from "../claimTable.js";
import type { Context } from "../context.js";
import { GENE_RESULTS, START } from "../documents.js";
import type { FindingParts } from "../findingLine.js";
import { detachedLine, followToEnd } from "../followToEnd.js";
import type { BaselineName } from "../baselinesOption.js";
import { BASELINES } from "../baselinesOption.js";
import { spotTable } from "../spotTable.js";
import type { SplitName } from "../splitOption.js";
import { SPLITS } from "../splitOption.js";
import type { Following } from "../followRun.js";
import { untilInterrupted } from "../interruption.js";
import { keyFor } from "../keyFor.js";
import { bringUp } from "../lifeCycle/bringUp.js";
import type { StainNormalisation } from "../../science/slide/stainNormalisation.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import { wholePath } from "../wholePath.js";

/** What `discover` was asked. */
export interface DiscoverOptions {
  /** Whole path of the cohort folder. */
  readonly dir: string;
  readonly protocol: string;
  readonly folds: number;
  readonly seed: number;
  readonly skipIncomplete: boolean;
  readonly panel: readonly string[] | null;
  /** A built-in encoder's name, or the path of a card; null: the default. */
  readonly encoder: string | null;
  /** Share of a tile's edge that its neighbour shows too. */
  readonly overlap: number;
  readonly stainNormalisation: StainNormalisation;
  /** How patients are divided, and by which column folds are balanced; null: the default. */
  readonly split: SplitName | null;
  readonly strata: string | null;
  /** Simple models to train beside those of every run. */
  readonly baselines: readonly BaselineName[];
  /** Options of the heads' training, a preset's name among them; null: the defaults. */
  readonly training: Readonly<Record<string, unknown>> | null;
  /** Names of controls beside those of every run. */
  readonly controls: readonly string[];
  /** Sets of shuffled labels; null: the usual ones. */
  readonly shuffles: number | null;
}

/** What is asked where nothing else is. */
export const PLAIN: Omit<DiscoverOptions, "dir"> = {
  protocol: "standard",
  folds: 5,
  seed: 0,
  skipIncomplete: false,
  panel: null,
  encoder: null,
  overlap: 0,
  stainNormalisation: "none",
  split: null,
  strata: null,
  baselines: [],
  training: null,
  controls: [],
  shuffles: null,
};

/** The same with no more shuffled labels than the protocol asks, a fifth of the training: for cohorts that show the product. */
export const QUICK: typeof PLAIN = { ...PLAIN, shuffles: 1 };

/** How well a gene was predicted, over out-of-fold and sealed patients. */
export interface GeneRow {
  readonly gene: string;
  readonly pearson: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly skill: number | null;
}

/** How predictions for a section that was not trained on follow the spots measured on it. */
export interface SpotRow {
  readonly gene: string;
  readonly slide: { readonly name: string };
  readonly spearman: number;
  readonly p: number | null;
  readonly q: number | null;
  readonly spots: number;
}

/** A discovery that goes on while nobody follows it. */
export interface Detached {
  readonly run: string;
  readonly detached: true;
}

/** An ended discovery. */
export interface Discovery {
  readonly run: string;
  readonly claims: readonly ClaimRow[];
  readonly genes: readonly GeneRow[];
  /** Empty where the cohort has no spots. */
  readonly spots: readonly SpotRow[];
  /** Found in the cohort's folder when the run was accepted. */
  readonly notices: readonly Notice[];
}

/** Something worth knowing about a cohort that can be read. */
export interface Notice extends FindingParts {
  readonly code: string;
  readonly value: string | null;
}

/**
 * Starts the discovery, or attaches to the one that runs with the same input, and follows it to its end.
 * @throws UserError where the input is refused
 */
export async function discover(
  api: ApiClient,
  options: DiscoverOptions,
  following: Following,
): Promise<Discovery | Detached> {
  const { output } = following;
  const started = await start(api, options);
  const { id: run, notices } = started;
  const ended = await followToEnd(api, started, following);
  if (ended === null) return { run, detached: true };
  if (ended.message !== null) output.note(ended.message);
  const {
    run: { backend, genes, spots },
  } = await api.request<{ run: Results }>(GENE_RESULTS, { id: run });
  if (backend !== null) output.note(`trained with ${backend}`);
  const claims = await claimRowsOfRun(api, run);
  return { run, claims, genes, spots, notices };
}

interface Results {
  readonly backend: string | null;
  readonly genes: readonly GeneRow[];
  readonly spots: readonly SpotRow[];
}

/** The command itself: brings up what it needs, prints the table, or the contract's JSON. */
export async function discoverCommand(
  { config, output }: Context,
  asked: DiscoverOptions,
): Promise<void> {
  const dir = await wholePath(asked.dir);
  const options = { ...asked, dir, encoder: await cardPath(asked.encoder) };
  const { url, token } = await bringUp(config, output.note);
  const api = createApiClient(url, token);
  const found = await untilInterrupted((signal) =>
    discover(api, options, { output, signal }),
  );
  if ("detached" in found) {
    output.note(detachedLine(found.run));
    output.document(found);
    return;
  }
  output.print(claimTable(found.claims));
  if (found.spots.length > 0) output.print(spotTable(found.spots));
  output.document(contractForm(found));
}

/** A discovery as the contract prints it; spots and notices only where there are some. */
export function contractForm({
  run,
  claims,
  genes,
  spots,
  notices,
}: Discovery): object {
  return {
    run,
    claims: claims.map(contractRow),
    genes,
    ...(spots.length === 0
      ? {}
      : { spots: spots.map((row) => ({ ...row, slide: row.slide.name })) }),
    ...(notices.length === 0 ? {} : { notices }),
  };
}

/** The whole path of a card; what is no file is a name, which the server knows or refuses. */
async function cardPath(encoder: string | null): Promise<string | null> {
  return encoder === null ? null : realpath(encoder).catch(() => encoder);
}

/** A claim as the contract prints it: the reason is for the table. */
function contractRow(row: ClaimRow): Partial<ClaimRow> {
  const { reason, ...claim } = row;
  void reason;
  return claim;
}

interface Started {
  readonly id: string;
  readonly notices: readonly Notice[];
}

async function start(
  api: ApiClient,
  options: DiscoverOptions,
): Promise<Started> {
  const { dir: cohort, protocol, folds, seed, skipIncomplete, panel } = options;
  const { encoder, overlap, stainNormalisation } = options;
  // Left out where it is the usual: a command of before there was a choice is the same still.
  const asked = {
    cohort,
    protocol,
    folds,
    seed,
    skipIncomplete,
    panel,
    ...(encoder === null ? {} : { encoder }),
    ...(overlap === 0 ? {} : { overlap }),
    ...(stainNormalisation === "none"
      ? {}
      : { stainNormalisation: stainNormalisation.toUpperCase() }),
    ...(options.split === null ? {} : { split: SPLITS[options.split] }),
    ...(options.strata === null ? {} : { strata: options.strata }),
    ...(options.baselines.length === 0
      ? {}
      : { baselines: options.baselines.map((name) => BASELINES[name]) }),
    ...(options.training === null ? {} : { training: options.training }),
    ...(options.controls.length === 0 ? {} : { controls: options.controls }),
    ...(options.shuffles === null ? {} : { shuffles: options.shuffles }),
  };
  const idempotencyKey = await keyFor(api, asked);
  const { startDiscovery } = await api.request<{
    startDiscovery: Started | Refusal;
  }>(START, { input: { idempotencyKey, ...asked } });
  return accepted(startDiscovery);
}
