import {
  answersReader,
  readingReader,
  reinstatementReader,
  replicationReader,
  withdrawalReader,
} from "./changes.js";
import { claimReader } from "./claims.js";
import { factReader, protocolReader, runReader, tokenReader } from "./given.js";
import { reviewReader, verdictReader, versionReader } from "./judged.js";

/** By label, the things that the log's entries record: an Artifact that is a reader's answers, a Step that was done again. */
export const READERS = {
  Protocol: protocolReader,
  Run: runReader,
  KnownFact: factReader,
  Token: tokenReader,
  Claim: claimReader,
  ClaimVersion: versionReader,
  Verdict: verdictReader,
  Review: reviewReader,
  Withdrawal: withdrawalReader,
  Reinstatement: reinstatementReader,
  Step: replicationReader,
  Reading: readingReader,
  Artifact: answersReader,
} as const;

/** Label of a thing that the log's entries record. */
export type RecordedLabel = keyof typeof READERS;

/** All of them. */
export const RECORDED = Object.keys(READERS) as readonly RecordedLabel[];

/** Whether a text is such a label. */
export function isRecorded(text: string): text is RecordedLabel {
  return Object.hasOwn(READERS, text);
}
