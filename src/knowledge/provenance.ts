/**
 * What the graph may hold and how it may be joined. The write gateway (src/graph) refuses whatever these tables
 * do not name, so this file is the single description of the graph's shape.
 */

/** A value that a node or link may carry. Lists hold one kind. */
export type Value =
  string | number | boolean | readonly string[] | readonly number[];

/** Properties each label must have beside `id`. A label of the data plane also bears the label `Entity`. */
export const REQUIRED = {
  // Data plane
  Cohort: ["name", "tissue", "unit"],
  Site: ["name", "cohort"],
  Patient: ["pseudonym", "cohort"],
  Specimen: ["name", "cohort"],
  Slide: [
    "name",
    "file",
    "sha256",
    "mpp",
    "width",
    "height",
    "cohort",
    "patient",
  ],
  TileSet: ["blob", "tiles", "tileSize", "mpp"],
  Embedding: ["blob", "tiles", "dim", "encoder"],
  ExpressionTable: ["sha256", "scale", "measure", "cohort"],
  Panel: ["name", "genes"],
  Split: ["blob", "folds", "seed", "sealed"],
  Fold: ["index", "split", "bags"],
  Model: ["gene", "fold", "blob", "epochs", "status"],
  Prediction: ["gene", "scope", "blob", "metrics"],
  AttentionMap: ["gene", "blob"],
  AttentionRegion: ["gene", "slide", "outline", "mass", "meanPrediction"],
  Artifact: ["kind", "blob"],
  CodeVersion: ["hash"],
  /** Tiles that people read without knowing where the model looks. */
  Reading: [
    "claim",
    "version",
    "morphology",
    "question",
    "commitment",
    "items",
    "readers",
    "startedAt",
  ],
  // Knowledge
  Gene: ["symbol"],
  Subtype: ["name"],
  Morphology: ["name"],
  Protocol: ["name", "version", "json", "registeredAt"],
  Criterion: ["name", "title", "role", "metric", "comparator", "threshold"],
  Claim: [
    "scope",
    "gene",
    "genes",
    "direction",
    "kind",
    "of",
    "tissue",
    "cohort",
    "statement",
    "createdAt",
  ],
  ClaimVersion: ["claim", "run", "statement"],
  EvidenceLine: ["kind", "direction", "summary"],
  EvidenceItem: ["kind", "n"],
  KnownFact: [
    "gene",
    "kind",
    "of",
    "direction",
    "tissue",
    "source",
    "statement",
  ],
  // Process
  Run: ["workflowId", "status", "startedAt", "cohort", "input"],
  Step: [
    "name",
    "key",
    "attempt",
    "startedAt",
    "endedAt",
    "codeVersion",
    "params",
  ],
  Agent: ["name", "kind"],
  /** What lets an Agent in; of its secret only the hash is kept. */
  Token: ["name", "role", "hash", "createdAt"],
  // Governance
  Verdict: [
    "outcome",
    "exploratory",
    "judgedAt",
    "results",
    "flipSets",
    "codeVersion",
  ],
  Review: ["reviewer", "role", "decision", "comment", "verdict", "createdAt"],
  Withdrawal: ["reason", "createdAt"],
  Reinstatement: ["reason", "createdAt"],
  LogEntry: ["index", "kind", "subject", "body", "hash", "previous"],
  Checkpoint: ["size", "root", "note"],
  IngestReceipt: ["source", "createdAt"],
} as const satisfies Record<string, readonly string[]>;

/** A node's kind. */
export type Label = keyof typeof REQUIRED;

/** Labels that take part in USED and WAS_GENERATED_BY. */
export const ENTITIES: readonly Label[] = [
  "Cohort",
  "Site",
  "Patient",
  "Specimen",
  "Slide",
  "TileSet",
  "Embedding",
  "ExpressionTable",
  "Panel",
  "Split",
  "Fold",
  "Model",
  "Prediction",
  "AttentionMap",
  "AttentionRegion",
  "Artifact",
  "Reading",
  "CodeVersion",
  // What is claimed and why is made by Steps too, so lineage reaches from a verdict down to the slides.
  "Protocol",
  "ClaimVersion",
  "EvidenceLine",
  "EvidenceItem",
  "Verdict",
];

/** What only a Step can make: it enters the graph with its maker or not at all, so no result lacks provenance. */
export const MADE_ONLY: readonly Label[] = [
  "TileSet",
  "Embedding",
  "Split",
  "Fold",
  "Model",
  "Prediction",
  "AttentionMap",
  "AttentionRegion",
  "Reading",
  "ClaimVersion",
  "EvidenceLine",
  "EvidenceItem",
  "Verdict",
];

/** Which domain link may join what; USED, WAS_GENERATED_BY, WAS_ASSOCIATED_WITH, CALLED, COUNTS_FOR and MADE_FOR are the gateway's own. */
export const LEGAL_LINKS = {
  IN_COHORT: [
    ["Patient", "Cohort"],
    ["Slide", "Cohort"],
    ["Specimen", "Cohort"],
    ["Site", "Cohort"],
    ["ExpressionTable", "Cohort"],
  ],
  AT_SITE: [["Patient", "Site"]],
  /** What else patients.csv says of a patient: a column's name and, in the same place, the cell. */
  DESCRIBED_IN: [["Patient", "Cohort"]],
  FROM_PATIENT: [
    ["Slide", "Patient"],
    ["Specimen", "Patient"],
  ],
  FROM_SPECIMEN: [["Slide", "Specimen"]],
  HAS_SUBTYPE: [["Patient", "Subtype"]],
  EXPRESSES: [["Patient", "Gene"]],
  FOLD_OF: [["Fold", "Split"]],
  PREDICTS: [
    ["Model", "Gene"],
    ["Prediction", "Gene"],
  ],
  PREDICTED_BY: [["Prediction", "Model"]],
  TRAINED_ON: [["Model", "Fold"]],
  ON: [
    ["AttentionRegion", "Slide"],
    ["TileSet", "Slide"],
  ],
  FOR: [
    ["AttentionRegion", "Gene"],
    ["AttentionMap", "Gene"],
  ],
  SHOWS: [["AttentionRegion", "Morphology"]],
  MARKS: [["Gene", "Subtype"]],
  ABOUT: [
    ["Claim", "Gene"],
    ["Claim", "Morphology"],
    ["Claim", "Subtype"],
    // A control's figure: it bears on all that is claimed of the gene, and no criterion reads it.
    ["EvidenceItem", "Gene"],
  ],
  HEAD: [["Claim", "ClaimVersion"]],
  VERSION_OF: [["ClaimVersion", "Claim"]],
  HAS_LINE: [["ClaimVersion", "EvidenceLine"]],
  HAS_ITEM: [["EvidenceLine", "EvidenceItem"]],
  TESTS: [["EvidenceLine", "Criterion"]],
  REQUIRES: [["Protocol", "Criterion"]],
  OF: [
    ["Verdict", "ClaimVersion"],
    ["Review", "ClaimVersion"],
    ["Reading", "ClaimVersion"],
  ],
  REVIEWS: [["Review", "Verdict"]],
  UNDER: [["Verdict", "Protocol"]],
  BASED_ON: [["Verdict", "EvidenceLine"]],
  EXPLAINED_BY: [
    ["Verdict", "Claim"],
    ["Verdict", "Subtype"],
  ],
  CONTRADICTS: [["Claim", "Claim"]],
  /** What may be withdrawn: what is given, what a Step made of it, and the Step. Conclusions stand by what they rest on. */
  WITHDRAWS: [
    ["Withdrawal", "Cohort"],
    ["Withdrawal", "Site"],
    ["Withdrawal", "Patient"],
    ["Withdrawal", "Specimen"],
    ["Withdrawal", "Slide"],
    ["Withdrawal", "TileSet"],
    ["Withdrawal", "Embedding"],
    ["Withdrawal", "ExpressionTable"],
    ["Withdrawal", "Panel"],
    ["Withdrawal", "Split"],
    ["Withdrawal", "Fold"],
    ["Withdrawal", "Model"],
    ["Withdrawal", "Prediction"],
    ["Withdrawal", "AttentionMap"],
    ["Withdrawal", "AttentionRegion"],
    ["Withdrawal", "Artifact"],
    ["Withdrawal", "Reading"],
    ["Withdrawal", "CodeVersion"],
    ["Withdrawal", "Protocol"],
    ["Withdrawal", "Step"],
  ],
  /** A Step that could not have been without what is withdrawn: what it made has fallen. */
  REACHES: [["Withdrawal", "Step"]],
  /** The Step that made what is withdrawn: it is not used again, what else it made stands. */
  RETIRES: [["Withdrawal", "Step"]],
  SUPERSEDES: [
    ["Verdict", "Verdict"],
    ["ClaimVersion", "ClaimVersion"],
    ["Review", "Review"],
    ["Reinstatement", "Withdrawal"],
  ],
} as const satisfies Record<string, readonly (readonly [Label, Label])[]>;

/** A domain link's kind. */
export type LinkType = keyof typeof LEGAL_LINKS;

/** Properties a link must have where it says how much or which way. */
export const LINK_REQUIRED: Partial<Record<LinkType, readonly string[]>> = {
  DESCRIBED_IN: ["names", "values"],
  EXPRESSES: ["value"],
  SHOWS: ["value"],
  MARKS: ["direction"],
};

/**
 * Natural keys: what a given thing's id is made of, so that the gateway can check the id against the properties.
 * Other ids come from documents or content that the node does not carry.
 */
export const NATURAL_KEYS: Partial<Record<Label, readonly string[]>> = {
  Site: ["cohort", "name"],
  Patient: ["cohort", "pseudonym"],
  /** All that it says: a corrected resolution, file or patient is another slide. */
  Slide: REQUIRED.Slide,
  ExpressionTable: ["cohort", "sha256"],
  KnownFact: ["gene", "kind", "of", "direction", "tissue", "source"],
  Gene: ["symbol"],
  Subtype: ["name"],
  Morphology: ["name"],
  Agent: ["name"],
};

/** A node to be merged on its id. */
export interface NodeRecord {
  readonly label: Label;
  readonly id: string;
  readonly props: Readonly<Record<string, Value>>;
}

/** A link to be merged; the gateway stamps it with the Step that made it. */
export interface LinkRecord {
  readonly type: LinkType;
  readonly from: string;
  readonly to: string;
  readonly props?: Readonly<Record<string, Value>>;
}

/** What a Step was, found by its key before it runs. */
export interface StepIdentity {
  /** The step's name in the infinitive: readCohort, tileSlide, trainHeads. */
  readonly name: string;
  /** hash(name, hash of the sources it reaches, library versions, backend, seed, parameters, input ids). */
  readonly key: string;
  readonly codeVersion: string;
  readonly backend: string;
  /** null where the step draws nothing. */
  readonly seed: number | null;
  /** Canonical JSON. */
  readonly params: string;
}

/** A finished Step, to be written with everything it made in one transaction. */
export interface StepRecord extends StepIdentity {
  readonly startedAt: string;
  readonly endedAt: string;
  /** 1 where left out; more only after a withdrawal, and then part of every output's id. */
  readonly attempt?: number;
  /** Blob of the activity that did it and its arguments. */
  readonly call?: string;
  /** The Step that this one does again: it is no live one, whatever its key. */
  readonly replicates?: string;
  /** Run that called it. */
  readonly run: string;
  /** The log's size and the root of its tree when the Step started: what was registered before it. */
  readonly logSize: number;
  readonly logRoot: string;
  readonly agent: NodeRecord;
  readonly used: readonly { readonly role: string; readonly id: string }[];
  readonly generated: readonly {
    readonly role: string;
    readonly node: NodeRecord;
  }[];
  /** Given things and knowledge that this Step names but did not make. */
  readonly nodes: readonly NodeRecord[];
  readonly links: readonly LinkRecord[];
}

/** A Step as the graph keeps it. */
export interface SealedStep {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly attempt: number;
  readonly generated: readonly {
    readonly role: string;
    readonly node: NodeRecord;
  }[];
}
