import type { EvidenceLine } from "../../../knowledge/evidence.js";
import type {
  StoredLine,
  StoredNode,
} from "../../../knowledge/log/contentHash.js";
import type { LogEntry } from "../../../knowledge/log/logEntry.js";
import type { Provenance } from "../provenance.js";

/** An entry of the log, with the hashes that lead from it to the root of the checkpoint. */
export interface ProvedEntry {
  readonly entry: LogEntry;
  readonly proof: readonly string[];
}

/** What the numbers of a claim's genes rest on, patient by patient. */
export type PatientNumbers = ForetoldNumbers | ClassNumbers;

/** Of a claim about a subtype: each patient's class, and the genes as measured. */
export interface ClassNumbers {
  /** Pseudonyms; the other lists follow their order. */
  readonly patients: readonly string[];
  /** As labelled. */
  readonly subtypes: readonly string[];
  /** Whether a patient had no part in choosing the claim. */
  readonly heldOut: readonly boolean[];
  readonly genes: readonly {
    readonly gene: string;
    /** @unit log2 expression; null where not measured. */
    readonly observed: readonly (number | null)[];
  }[];
}

/** Of a claim about a morphology: the genes as measured, and as slides foretell them. */
export interface ForetoldNumbers {
  /** Pseudonyms, one a bag; the other lists follow their order. */
  readonly patients: readonly string[];
  readonly sealed: readonly boolean[];
  /** Fold that held a patient out; null where sealed. Absent where it was not kept. */
  readonly folds?: readonly (number | null)[];
  readonly genes: readonly {
    readonly gene: string;
    /** @unit log2 expression */
    readonly predicted: readonly number[];
    /** null where not measured. */
    readonly observed: readonly (number | null)[];
    /** The training mean of the fold that the patient was held out of. */
    readonly centre: readonly number[];
    /** By the models that were taught the patient; null where none was. Absent where it was not kept. @unit log2 expression */
    readonly taught?: readonly (number | null)[];
  }[];
}

/** Everything that a claim's bundle says. */
export interface BundleContent {
  readonly claim: {
    readonly claim: StoredNode;
    readonly version: StoredNode;
    readonly cohort: StoredNode;
  };
  readonly protocol: { readonly id: string; readonly document: unknown };
  readonly verdict: StoredNode;
  readonly evidence: {
    readonly lines: readonly StoredLine[];
    /** Lines, and the protocol, that withdrawals reach. */
    readonly fallen: readonly string[];
    /** The lines as they were judged: those that fell are marked, or counted anew. */
    readonly judged: readonly EvidenceLine[];
  };
  readonly patients: PatientNumbers;
  /** Upstream of the verdict, down to the slides. */
  readonly lineage: Provenance;
  readonly log: readonly ProvedEntry[];
  /** The log's size and root that the proofs lead to, signed. */
  readonly checkpoint: string;
}

/** The files of a bundle; the attestation names all others. */
export const FILES = {
  crate: "ro-crate-metadata.json",
  claim: "claim.json",
  protocol: "protocol.json",
  verdict: "verdict.json",
  evidence: "evidence.json",
  patients: "patients.json",
  lineage: "lineage.prov.json",
  workflow: "workflow.json",
  log: "log.json",
  checkpoint: "checkpoint.txt",
  attestation: "attestation.dsse.json",
} as const;
