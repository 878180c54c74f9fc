import { ImplausibleMppError } from "./implausibleMppError.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/** A bad input found in a thread, as data: an error that crosses to another thread loses its class and fields. */
export type ThreadError =
  | {
      readonly kind: "unreadable";
      readonly path: string;
      readonly reason: string;
      readonly remedy: string;
    }
  | {
      readonly kind: "implausibleMpp";
      readonly path: string;
      readonly mpp: number;
    };

/** The error as data; null where it is none of ours and may cross as it is. */
export function packError(error: unknown): ThreadError | null {
  if (error instanceof UnreadableSlideError) {
    const { path, reason, remedy } = error;
    return { kind: "unreadable", path, reason, remedy };
  }
  if (error instanceof ImplausibleMppError)
    return { kind: "implausibleMpp", path: error.path, mpp: error.mpp };
  return null;
}

/** The error again, with its class. */
export function unpackError(error: ThreadError): Error {
  return error.kind === "unreadable"
    ? new UnreadableSlideError(error.path, error.reason, error.remedy)
    : new ImplausibleMppError(error.path, error.mpp);
}
