/** An attempt that was refused: never with the token that was tried. */
export interface RefusedAttempt {
  /** Where it came from; null: the connection was gone. */
  readonly address: string | null;
  /** What was wrong with the token, or that the role does not reach. */
  readonly reason: "unknown" | "expired" | "revoked" | "no token" | "role";
  /** Type and field, where it was let in so far. */
  readonly operation?: string;
  /** Id of the Agent, where it is known. */
  readonly agent?: string;
}

/** Told of every attempt that was refused. */
export type OnRefusal = (attempt: RefusedAttempt) => void;
