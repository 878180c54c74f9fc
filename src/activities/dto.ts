import type { TileBaseline } from "./baselines/baselineNames.js";
import type { AskedGenes } from "../io/tables/genes/panel.js";
import type { Focus } from "../science/slide/focus.js";
import type { Caller } from "../knowledge/caller.js";
import type { KeptResult } from "../knowledge/verdictProps.js";
import type { Outcome } from "../knowledge/outcome.js";
import type { Agreement, Difference } from "../knowledge/replication.js";
import type { ExtraControl } from "../knowledge/controlNames.js";
import type { SlideQuality } from "../science/slide/slideQuality.js";
import type { StainNormalisation } from "../science/slide/stainNormalisation.js";
import type { SplitChoice } from "../science/split/splitChoice.js";
import type { EbmSettings } from "../science/subtype/ebm/ebmSettings.js";
import type { SubtypeSplit } from "../science/subtype/subtypeFolds.js";
import type { TrainingChoice } from "./training/trainingOptions.js";

/** What travels between workflows and activities: ids, hashes and small numbers; arrays stay in blobs. */

/** The encoder of a run. */
export type EncoderChoice =
  | { readonly kind: "built-in"; readonly name: string }
  | {
      readonly kind: "brought";
      /** Path of its card. */
      readonly card: string;
      readonly cardSha256: string;
      /** With its version; left out, as the licence, by runs of before the weights' card named them. */
      readonly name?: string;
      readonly licence?: string;
    };

/** How a run's tiles are laid and seen. */
export interface Tiling {
  /** Share of a tile's edge that its neighbour shows too. */
  readonly overlap: number;
  /** How stains are brought to one look before an encoder sees them. */
  readonly stainNormalisation: StainNormalisation;
}

/** What every activity of a run is told. */
export interface RunInput {
  /** The Run in the graph; every Step is CALLED by it. */
  readonly run: string;
  /** Id of a registered Protocol. */
  readonly protocol: string;
  readonly folds: number;
  readonly seed: number;
  readonly skipIncomplete: boolean;
  /** Left out by runs of before there was a choice: the default one. */
  readonly encoder?: EncoderChoice | null;
  /** Left out by runs of before there was a choice, or null: side by side, and as they are. */
  readonly tiling?: Tiling | null;
  /** How patients are divided; left out or null: stratified by site. */
  readonly split?: SplitChoice | null;
  /** Simple models to train beside those of every run; left out or null: none. */
  readonly baselines?: readonly TileBaseline[] | null;
  /** Left out where nothing is asked of the training. */
  readonly training?: TrainingChoice;
  /** Controls beside those of every run; left out: none. */
  readonly controls?: readonly ExtraControl[];
  /** Sets of shuffled labels that were asked for, and once the heads are planned those that are trained. */
  readonly shuffles?: number;
}

/** A cohort folder to be read, and for which run. */
export interface CohortToRead {
  readonly run: string;
  /** Absolute path of the cohort folder. */
  readonly folder: string;
  readonly skipIncomplete: boolean;
  /** Genes to try. */
  readonly panel: AskedGenes;
  /** Fingerprint of the cohort that was accepted; left out by runs of before it was kept. */
  readonly accepted?: string | null;
  /** A built-in encoder's name, or the path of a card; left out or null: the default encoder. */
  readonly encoder?: string | null;
  /** Left out: its slides are read too. */
  readonly slides?: "leave";
}

/** What one discovery is asked to do. */
export interface DiscoverInput
  extends Omit<RunInput, "encoder">, Omit<CohortToRead, "slides"> {}

/** What one learning of subtypes is asked to do. */
export interface SubtypeInput extends CohortToRead {
  /** Column of patients.csv. */
  readonly label: string;
  readonly folds: number;
  readonly seed: number;
  readonly split: SubtypeSplit;
  /** Pairs of genes to learn together; left out: none. */
  readonly pairs?: number;
  /** How the explainable model is fitted; left out: as always. */
  readonly ebm?: EbmSettings;
  /** Which discovery's predictions to feed the models, null: the newest; left out: none. */
  readonly predicted?: { readonly run: string | null };
  /** Id of a registered protocol about subtypes; left out: nothing is claimed. */
  readonly protocol?: string;
}

/** A learning of subtypes that claims which genes mark them. */
export interface MarkInput extends SubtypeInput {
  /** Id of a registered protocol about subtypes. */
  readonly protocol: string;
}

/** An entity of the graph and the blob that holds its content. */
export interface EntityRef {
  readonly id: string;
  readonly blob: string;
}

/** A cohort that was read without fault. */
export interface CohortRef {
  readonly id: string;
  /** Working copy of the cohort with paths of this machine; never recorded. */
  readonly blob: string;
  readonly name: string;
}

/** What the workflow fans out over. */
export interface CohortListing {
  readonly cohort: CohortRef;
  /** Keys of the slide views, in the cohort's order. */
  readonly views: readonly string[];
  readonly genes: readonly string[];
  /** null: the default one; left out by runs of before there was a choice. */
  readonly encoder?: EncoderChoice | null;
}

/** Everything made of one slide view. */
export interface PreparedView {
  readonly view: string;
  readonly slide: string;
  readonly patient: string;
  readonly tiles: number;
  /** What of the slide can be used; left out by runs of before it was measured. */
  readonly quality?: SlideQuality & Partial<Focus>;
  readonly tileSet: EntityRef;
  readonly embedding: EntityRef;
  readonly morphology: EntityRef;
}

/** A slide view that could not be read, where the user asked to go on without its patient. */
export interface FailedView {
  readonly view: string;
  readonly reason: string;
}

/** The bags that go on: those whose slides were all prepared and hold tissue. */
export interface BagsRef {
  /** Lists the views of each bag; never recorded. */
  readonly blob: string;
  readonly bags: number;
  /** Slide views that are out of focus all over; left out by runs of before it was measured. */
  readonly outOfFocus?: readonly string[];
  /** Patients left out because the user asked to go on without what cannot be read. */
  readonly leftOut: readonly LeftOut[];
}

/** A patient who was left out, and why. */
export interface LeftOut {
  readonly patient: string;
  readonly reason: string;
}

/** The split of a cohort. */
export interface SplitRef extends EntityRef {
  readonly folds: readonly string[];
  /** Bags of the sealed test set. */
  readonly sealed: number;
  /** What the user should know of it. */
  readonly notice?: string;
}

/** What the stages after the slides work from. */
export interface MadeSoFar {
  readonly cohort: CohortRef;
  readonly bags: BagsRef;
  readonly split: SplitRef;
}

/** Genes trained together as one computation; a gene of which a fold's model diverged is not among them. */
export interface TrainedGroup {
  readonly genes: readonly string[];
  /** Model of each gene and fold: id at [gene * folds + fold]. */
  readonly models: readonly string[];
  /** Readings of held-out bags, by true and shuffled heads; null where no gene could be trained. */
  readonly maps: EntityRef | null;
  /** How alike the folds' maps are, bag by bag; null where no bag was read by more than one, left out by runs of before it was kept. */
  readonly foldMaps?: EntityRef | null;
  /** Blob of the weights of all heads that were trained; null where none was, left out by runs of before it was told. */
  readonly weights?: string | null;
  /** The map of each gene, and how far the folds agree on it; null where no bag was read by more than one. */
  readonly attention: readonly {
    readonly gene: string;
    readonly id: string;
    readonly agreement: number | null;
  }[];
  /** Models that diverged, as "gene fold f"; left out where none did. */
  readonly diverged?: readonly string[];
}

/** What was measured, before it is weighed. */
export interface Measured {
  /** Per gene: held-out predictions, figures and their patients. */
  readonly genes: EntityRef;
  /** Per gene and morphology, and per module. */
  readonly pairs: EntityRef;
  /** How alike the folds' maps are, of each group of genes; left out by runs of before it was kept. */
  readonly foldMaps?: readonly EntityRef[];
}

/** Claims as they were weighed, and what they are to be given of spots. */
export interface WeighedBesideSpots {
  /** What weighEvidence made. */
  readonly weighed: EntityRef;
  /** What compareSpots made. */
  readonly comparison: EntityRef;
}

/** A claim whose picture is wanted, and the run that asks for it. */
export interface DrawRequest {
  readonly run: string;
  readonly claim: string;
}

/** A claim's picture as PNG, and its regions as GeoJSON. */
export interface DrawnClaim {
  readonly overlay: EntityRef;
  readonly regions: EntityRef;
}

/** How far a stage is. */
export interface StageProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** Which way a thing's standing changes. */
export type ChangeKind = "withdraw" | "reinstate";

/** A thing that is to be withdrawn or reinstated. */
export interface ChangeRequest {
  readonly idempotencyKey: string;
  /** Who asks. */
  readonly by: Caller;
  /** Its id; of a code version the hash that steps name. */
  readonly entity: string;
  readonly reason: string;
  /** Say what would happen, and change nothing. */
  readonly dryRun: boolean;
}

/** One thing wrong with a request. */
export interface StandingIssue {
  readonly path: string;
  readonly message: string;
}

/** What became of claims, or why nothing was changed. */
export type StandingAnswer =
  /** The blob holds a StandingReport. */
  | { readonly kind: "report"; readonly blob: string }
  | {
      readonly kind: "refused";
      readonly issues: readonly StandingIssue[];
      /** Runs that stand in the way. */
      readonly openRuns: readonly string[];
    };

/** A claim that is to be judged under a registered protocol. */
export interface JudgeRequest {
  readonly claim: string;
  /** Name of a registered protocol, its newest version is meant; or its id. */
  readonly protocol: string;
  /** Say what the verdict would be, and keep nothing. */
  readonly dryRun: boolean;
  readonly by: Caller;
}

/** What a claim's evidence comes to under a protocol. */
export interface Judgement {
  /** Id of the verdict; the one it would have in a dry run. */
  readonly verdict: string;
  /** Whether the same verdict had been given before. */
  readonly before: boolean;
  readonly outcome: Outcome;
  readonly exploratory: boolean;
  readonly novel: boolean | null;
  readonly openings: number | null;
  readonly reason: string;
  /** Criteria by their ids, in the protocol's order. */
  readonly results: readonly KeptResult[];
}

/** The judgement, or why there is none. */
export type JudgeAnswer =
  | ({ readonly kind: "judged" } & Judgement)
  | { readonly kind: "refused"; readonly issues: readonly StandingIssue[] };

/** A Step that is to be done again. */
export interface ReplicationRequest {
  readonly idempotencyKey: string;
  readonly step: string;
  readonly by: Caller;
}

/** How the Step's two makings agree, or why it cannot be done again. */
export type ReplicationAnswer =
  | {
      readonly kind: "replicated";
      /** Id of the Step, and of the attempt. */
      readonly of: string;
      readonly step: string;
      readonly agreement: Agreement;
      readonly differences: readonly Difference[];
    }
  | { readonly kind: "refused"; readonly issues: readonly StandingIssue[] };
