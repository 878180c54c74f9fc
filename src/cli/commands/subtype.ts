import { createApiClient } from "../apiClient.js";
import type { ApiClient } from "../apiClient.js";
import type { Context } from "../context.js";
import type { Following } from "../followRun.js";
import type { AcceptedRun } from "../followToEnd.js";
import { detachedLine, followToEnd } from "../followToEnd.js";
import { untilInterrupted } from "../interruption.js";
import type { KeptFound } from "../keptTable.js";
import { keptForm, keptTable } from "../keptTable.js";
import { byName } from "../byName.js";
import type { CurveFound } from "../curveLine.js";
import { curveLine } from "../curveLine.js";
import type { ClaimRow } from "../claimRow.js";
import { claimRowsOfRun } from "../claimRow.js";
import { claimTable } from "../claimTable.js";
import type { MarksFound } from "../marksLine.js";
import { marksLine } from "../marksLine.js";
import { keyFor } from "../keyFor.js";
import { bringUp } from "../lifeCycle/bringUp.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import { START_SUBTYPE, SUBTYPES } from "../subtypeDocuments.js";
import { subtypeTable } from "../subtypeTable.js";
import { wholeRunId } from "../wholeRunId.js";
import { writeSubtypePictures } from "../writeSubtypePictures.js";
import { wholePath } from "../wholePath.js";

/** What `subtype` was asked, as the API takes it. */
export interface SubtypeOptions {
  readonly cohort: string;
  readonly label: string;
  readonly folds: number;
  readonly seed: number;
  readonly split: "STRATIFIED" | "SITE_PRESERVED";
  readonly panel: readonly string[] | null;
  readonly skipIncomplete: boolean;
  /** What follows is left out where it is not asked. */
  readonly allGenes?: true;
  readonly pairs?: number;
  readonly ebm?: Readonly<Record<string, unknown>>;
  readonly protocol?: string;
  readonly predicted?: true;
  readonly imageRun?: string;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface ClassValue {
  readonly class: string;
  readonly value: number;
}

/** How well a model, or an input, tells classes apart. */
export interface ModelFigures {
  readonly name: string;
  readonly auc: readonly (ClassValue & { readonly interval: Range | null })[];
  readonly balancedAccuracy: number;
  readonly balancedAccuracyInterval: Range | null;
  readonly balancedAccuracyPrior: number;
  readonly logLoss: number;
  readonly logLossPrior: number;
}

/** What came of it. */
export interface SubtypeFound {
  readonly notes: readonly string[];
  readonly classes: readonly {
    readonly name: string;
    readonly patients: number;
  }[];
  readonly models: readonly ModelFigures[];
  readonly predictions: readonly {
    readonly patient: string;
    readonly fold: number;
    readonly subtype: string;
    readonly probabilities: readonly ClassValue[];
  }[];
  readonly importance: readonly {
    readonly gene: string;
    readonly value: number;
    readonly byClass: readonly ClassValue[];
  }[];
  readonly pairs: readonly {
    readonly genes: readonly string[];
    readonly value: number;
  }[];
  /** null in runs of before it was learnt. */
  readonly learningCurve: readonly CurveFound[] | null;
  /** null where nothing was claimed. */
  readonly marks: MarksFound | null;
  /** null where it was not asked. */
  readonly kept: KeptFound | null;
}

/** Starts the learning, or attaches to the one that goes on with the same input. null where it is no longer followed. */
export async function subtype(
  api: ApiClient,
  options: SubtypeOptions,
  following: Following,
): Promise<{
  readonly run: string;
  readonly found: SubtypeFound | null;
  readonly claims: readonly ClaimRow[];
}> {
  const idempotencyKey = await keyFor(api, { subtype: options });
  const { startSubtype } = await api.request<{
    startSubtype: Refusal | AcceptedRun;
  }>(START_SUBTYPE, { input: { idempotencyKey, ...options } });
  const started = accepted(startSubtype);
  const { id: run } = started;
  const ended = await followToEnd(api, started, following);
  if (ended === null) return { run, found: null, claims: [] };
  const answer = await api.request<{ run: { subtypes: SubtypeFound } }>(
    SUBTYPES,
    { id: run },
  );
  const claims = await claimRowsOfRun(api, run);
  return { run, found: answer.run.subtypes, claims };
}

/** The command itself: brings up what it needs, prints the table, or the contract's JSON, and on request writes pictures. */
export async function subtypeCommand(
  { config, output }: Context,
  asked: SubtypeOptions,
  dir: string | null,
): Promise<void> {
  const cohort = await wholePath(asked.cohort);
  const { url, token } = await bringUp(config, output.note);
  const api = createApiClient(url, token);
  const options = { ...asked, cohort, ...(await imageRunOf(api, asked)) };
  const { run, found, claims } = await untilInterrupted((signal) =>
    subtype(api, options, { output, signal }),
  );
  if (found === null) {
    output.note(detachedLine(run));
    output.document({ run, detached: true });
    return;
  }
  output.print(subtypeTable(found));
  for (const curve of found.learningCurve ?? []) output.print(curveLine(curve));
  if (found.kept !== null) output.print(keptTable(found.kept));
  if (claims.length > 0) output.print(claimTable(claims));
  if (found.marks !== null) output.print(marksLine(found.marks));
  if (dir === null) {
    output.document({ ...contractForm(run, found), claims });
    return;
  }
  const pictures = await writeSubtypePictures(api, run, { found, dir });
  for (const path of pictures) output.print(`wrote ${path}`);
  output.document({ ...contractForm(run, found), claims, pictures });
}

/** The named discovery by its whole id. */
async function imageRunOf(
  api: ApiClient,
  { imageRun }: SubtypeOptions,
): Promise<Pick<SubtypeOptions, "imageRun">> {
  return imageRun === undefined
    ? {}
    : { imageRun: await wholeRunId(api, imageRun) };
}

/** What was found as the contract prints it, of the explainable model; all models and notes beside it. */
export function contractForm(run: string, found: SubtypeFound): object {
  const [ebm] = found.models;
  return {
    run,
    ...found,
    classes: found.classes.map(({ name }) => name),
    patients: found.classes,
    auc: byName(ebm?.auc ?? []),
    balancedAccuracy: ebm?.balancedAccuracy ?? null,
    importance: found.importance.map(({ byClass, ...gene }) => ({
      ...gene,
      byClass: byName(byClass),
    })),
    kept: found.kept === null ? undefined : keptForm(found.kept),
    predictions: found.predictions.map(({ probabilities, ...of }) => ({
      ...of,
      probabilities: byName(probabilities),
    })),
  };
}
