import type { Graph } from "../graph/graph.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import type { PartStore } from "../io/blobs/partStore.js";
import type { SlidePool } from "../io/slides/slidePool.js";
import type { EncoderPool } from "../io/encoders/encoderPool.js";
import type { FeaturePool } from "../io/features/featurePool.js";
import type { ControlsPool } from "../io/statistics/controlsPool.js";
import type { StatisticsPool } from "../io/statistics/statisticsPool.js";
import type { writeEbm } from "../io/subtype/ebmJson.js";
import type { SubtypePool } from "../io/subtype/subtypePool.js";
import type { Checkpoints } from "../io/training/checkpoints.js";
import type { Trainer } from "../io/training/trainer.js";
import type { quPathRegions } from "../io/exchange/quPathRegions.js";
import type { encodePng } from "../io/pictures/encodePng.js";
import type { drawOverlay } from "../io/pictures/drawOverlay.js";
import type { readSpots } from "../io/tables/readSpots.js";
import type { readCohort } from "../io/tables/readCohort.js";
import type { withoutPaths } from "../io/tables/withoutPaths.js";
import type { assertUnchanged } from "../io/tables/assertUnchanged.js";
import type { assertSlideUnchanged } from "../io/tables/slides/assertSlideUnchanged.js";
import type { unchangedSlide } from "../io/tables/slides/unchangedSlide.js";
import type {
  encodeSafetensors,
  decodeSafetensors,
  safetensorsMetadata,
} from "../io/blobs/safetensors.js";
import type {
  callStep,
  findStep,
  nextAttempt,
  recordStep,
} from "../graph/steps.js";
import type { findChange } from "../graph/standing/findChange.js";
import type { readStanding } from "../graph/standing/readStanding.js";
import type { withdrawnAmong } from "../graph/standing/withdrawnAmong.js";
import type { writeStanding } from "../graph/standing/writeStanding.js";
import type { claimSources } from "../graph/read/claimSources.js";
import type { imageRun } from "../graph/read/imageRun.js";
import type { statedMarks } from "../graph/read/statedMarks.js";
import type { findRun, updateRun } from "../graph/runs.js";
import type { knownFacts } from "../graph/knownFacts.js";
import type { logHead } from "../graph/log.js";
import type { openSealed } from "../graph/openings.js";
import type { earliestLogSize } from "../graph/earliestStep.js";
import type { judgedUnder } from "../graph/judging/judgedUnder.js";
import type { readElsewhere } from "../graph/judging/readElsewhere.js";
import type { readJudging } from "../graph/judging/readJudging.js";
import type { writeElsewhere } from "../graph/judging/writeElsewhere.js";
import type { writeJudgement } from "../graph/judging/writeJudgement.js";
import type { readClosing } from "../graph/reading/readClosing.js";
import type { readReading } from "../graph/reading/readReading.js";
import type { readingsOf } from "../graph/reading/readingsOf.js";
import type { writeAnswers } from "../graph/reading/writeAnswers.js";
import type { writeClosing } from "../graph/reading/writeClosing.js";
import type { writeReading } from "../graph/reading/writeReading.js";
import type { slideFile } from "../graph/read/slideFile.js";
import type { readRead } from "../graph/replication/readRead.js";
import type { readRejudging } from "../graph/replication/readRejudging.js";
import type { readReplicable } from "../graph/replication/readReplicable.js";
import type {
  findReplication,
  writeReplication,
} from "../graph/replication/writeReplication.js";
import type { findProtocol } from "../graph/protocols.js";
import type { ActivityCall, Replay } from "./replication/replay.js";
import type { StepName } from "./step/stepName.js";

/** Everything activities reach outside themselves, built in one place (src/compose.ts). */
export interface ActivityDeps {
  readonly graph: {
    readonly store: Graph;
    readonly findStep: typeof findStep;
    readonly nextAttempt: typeof nextAttempt;
    readonly recordStep: typeof recordStep;
    readonly callStep: typeof callStep;
    readonly findRun: typeof findRun;
    readonly updateRun: typeof updateRun;
    readonly claimSources: typeof claimSources;
    readonly imageRun: typeof imageRun;
    readonly statedMarks: typeof statedMarks;
    readonly logHead: typeof logHead;
    readonly findProtocol: typeof findProtocol;
    readonly knownFacts: typeof knownFacts;
    readonly openSealed: typeof openSealed;
    readonly earliestLogSize: typeof earliestLogSize;
    readonly findChange: typeof findChange;
    readonly readStanding: typeof readStanding;
    readonly withdrawnAmong: typeof withdrawnAmong;
    readonly writeStanding: typeof writeStanding;
    readonly readJudging: typeof readJudging;
    readonly writeJudgement: typeof writeJudgement;
    readonly readElsewhere: typeof readElsewhere;
    readonly writeElsewhere: typeof writeElsewhere;
    readonly readReplicable: typeof readReplicable;
    readonly readRead: typeof readRead;
    readonly readRejudging: typeof readRejudging;
    readonly findReplication: typeof findReplication;
    readonly writeReplication: typeof writeReplication;
    readonly slideFile: typeof slideFile;
    readonly judgedUnder: typeof judgedUnder;
    readonly readingsOf: typeof readingsOf;
    readonly readReading: typeof readReading;
    readonly readClosing: typeof readClosing;
    readonly writeReading: typeof writeReading;
    readonly writeAnswers: typeof writeAnswers;
    readonly writeClosing: typeof writeClosing;
  };
  readonly blobs: BlobStore;
  /** Of work over a slide's tiles that goes on. */
  readonly parts: PartStore;
  readonly tensors: {
    readonly encode: typeof encodeSafetensors;
    readonly decode: typeof decodeSafetensors;
    readonly metadata: typeof safetensorsMetadata;
  };
  readonly slides: SlidePool;
  readonly features: FeaturePool;
  readonly encoders: EncoderPool;
  readonly statistics: StatisticsPool;
  readonly controls: ControlsPool;
  readonly subtypes: SubtypePool;
  readonly writeEbm: typeof writeEbm;
  readonly trainer: Trainer;
  readonly checkpoints: Checkpoints;
  readonly readCohort: typeof readCohort;
  readonly withoutPaths: typeof withoutPaths;
  readonly readSpots: typeof readSpots;
  readonly assertUnchanged: typeof assertUnchanged;
  readonly assertSlideUnchanged: typeof assertSlideUnchanged;
  readonly unchangedSlide: typeof unchangedSlide;
  readonly pictures: {
    readonly drawOverlay: typeof drawOverlay;
    readonly encodePng: typeof encodePng;
  };
  readonly exchange: { readonly quPathRegions: typeof quPathRegions };
  readonly slideRoots: readonly string[];
  /** Hash of the sources each step reaches and of the locked libraries. */
  readonly codeVersion: (step: StepName) => string;
  /** TensorFlow backend and version; part of the key of the steps that train. */
  readonly backend: string;
  /** Who runs the steps: this worker. */
  readonly agent: { readonly name: string; readonly kind: string };
  /** Says what became of a step: done now, found done, or done by another meanwhile. */
  readonly log: (
    event: "computed" | "reused" | "adopted",
    step: { readonly step: StepName; readonly key: string },
  ) => void;
  readonly now: () => Date;
  /** The activity that is running, as it was called; kept with each Step, so that it can be done again. */
  readonly call?: ActivityCall;
  /** Calls an activity by its name. */
  readonly perform?: (
    deps: ActivityDeps,
    call: ActivityCall,
  ) => Promise<unknown>;
  /** Where one Step is done again. */
  readonly replay?: Replay;
}

/** Of what is given, the statistics of genes and pairs. */
export interface GeneStatistics {
  readonly statistics: Pick<
    ActivityDeps["statistics"],
    "evaluateGenes" | "assessGenes"
  >;
}
