/** What travels between workflows and activities: ids, hashes and small numbers; arrays stay in blobs. */

/** What one discovery is asked to do. */
export interface DiscoverInput {
  /** The Run in the graph; every Step is CALLED by it. */
  readonly run: string;
  /** Absolute path of the cohort folder. */
  readonly folder: string;
  /** Id of a registered Protocol. */
  readonly protocol: string;
  readonly folds: number;
  readonly seed: number;
  readonly skipIncomplete: boolean;
  /** Genes to try; null: the cohort's panel, else the default one. */
  readonly panel: readonly string[] | null;
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
  /** Keys of the slide views, in the cohort's order. */
  readonly views: readonly string[];
  readonly genes: readonly string[];
  readonly bags: number;
}

/** Everything made of one slide view. */
export interface PreparedView {
  readonly view: string;
  readonly slide: string;
  readonly patient: string;
  readonly tiles: number;
  readonly tileSet: EntityRef;
  readonly embedding: EntityRef;
  readonly morphology: EntityRef;
}

/** The split of a cohort. */
export interface SplitRef extends EntityRef {
  readonly folds: readonly string[];
}

/** Genes trained together as one computation. */
export interface TrainedGroup {
  readonly genes: readonly string[];
  /** Weights of all heads of the group. */
  readonly models: readonly string[];
  /** Out-of-fold and sealed predictions and maps, real and shuffled. */
  readonly maps: EntityRef;
}

/** How far a stage is. */
export interface StageProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** What the stages after the slides work from. */
export interface MadeSoFar {
  readonly cohort: CohortRef;
  /** Blobs that list the prepared slide views. */
  readonly prepared: readonly string[];
  readonly split: SplitRef;
}
