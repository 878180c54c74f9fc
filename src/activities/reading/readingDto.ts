import type { Caller } from "../../knowledge/caller.js";
import type { GivenAnswer } from "../../knowledge/reading/checkAnswers.js";
import type { ReadingFault } from "../../knowledge/reading/refuseReader.js";

/** A claim whose tiles are to be read blind. */
export interface StartReadingRequest {
  readonly idempotencyKey: string;
  readonly claim: string;
  /** Tiles where the model looks, and as many elsewhere. */
  readonly tilesPerArm: number;
  readonly seed: number;
  /** Names of those who may read; empty: whoever may review. */
  readonly readers: readonly string[];
  /** Drawn at random for this reading, and told to nobody before it is closed. */
  readonly nonce: string;
  readonly by: Caller;
  /** Say whether it could be started, and keep nothing. */
  readonly dryRun: boolean;
}

/** Answers of one reader. */
export interface SubmitReadingRequest {
  readonly reading: string;
  readonly answers: readonly GivenAnswer[];
  /** Drawn at random: the hash of a few answers could be guessed without. */
  readonly salt: string;
  readonly by: Caller;
  /** Say whether they could be kept, and keep none. */
  readonly dryRun: boolean;
}

/** A reading that is to be closed. */
export interface CloseReadingRequest {
  readonly reading: string;
  readonly by: Caller;
  /** Say whether it could be closed, and nothing of what it would come to. */
  readonly dryRun: boolean;
}

/** Why nothing was done. */
export interface ReadingRefusal {
  readonly kind: "refused";
  readonly issues: readonly ReadingFault[];
}

/** A reading that was started. */
export type StartReadingAnswer =
  | {
      readonly kind: "started";
      /** null in a dry run. */
      readonly reading: string | null;
      readonly before: boolean;
    }
  | ReadingRefusal;

/** Answers that were kept. */
export type SubmitReadingAnswer =
  | {
      readonly kind: "submitted";
      /** Answers that were new. */
      readonly accepted: number;
      /** Tiles that the reader has read now. */
      readonly read: number;
    }
  | ReadingRefusal;

/** A reading that was closed. */
export type CloseReadingAnswer =
  { readonly kind: "closed"; readonly before: boolean } | ReadingRefusal;
