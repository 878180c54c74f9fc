/** A picture that could not be had, as a client is told of it. */
export interface PictureFailure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Of errors of the room that has pictures drawn, by name: this room sees its types only. */
const TOLD: Readonly<Record<string, Omit<PictureFailure, "message">>> = {
  PictureNotReadyError: { status: 503, code: "NOT_READY" },
  PictureFailedError: { status: 409, code: "CANNOT_DRAW" },
  SlideNotAsReadError: { status: 409, code: "SLIDE_CHANGED" },
  SlideNotReadableError: { status: 409, code: "CANNOT_DRAW" },
};

/** What a client can do something about; null for any other error. */
export function pictureFailure(error: unknown): PictureFailure | null {
  if (!(error instanceof Error)) return null;
  const told = TOLD[error.name];
  return told === undefined ? null : { ...told, message: error.message };
}
