import { BadEncoderError } from "./encoders/badEncoderError.js";
import { BadFeaturesError } from "./features/badFeaturesError.js";
import { ImplausibleMppError } from "./slides/implausibleMppError.js";
import { UnreadableSlideError } from "./slides/unreadableSlideError.js";

/** What a thread's job came to: its value, or a bad input as data, since an error that crosses to another thread loses its class. */
export type ThreadOutcome<T> =
  { readonly value: T; readonly fault?: undefined } | { readonly fault: Fault };

/** Bad inputs that say where, why, and what to do: the one table of those that threads find. */
const REASONED = {
  UnreadableSlideError,
  BadFeaturesError,
  BadEncoderError,
} as const;

type Fault =
  | {
      readonly name: keyof typeof REASONED;
      readonly path: string;
      readonly reason: string;
      readonly remedy: string;
    }
  | {
      readonly name: "ImplausibleMppError";
      readonly path: string;
      readonly mpp: number;
    };

/** Does a job in this thread. Errors that are no bad input cross as they are. */
export async function outcomeOf<T>(
  work: () => Promise<T>,
): Promise<ThreadOutcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return { fault };
  }
}

/** The value of a job that another thread did. @throws the bad input it found, with its class */
export function valueOf<T>(outcome: ThreadOutcome<T>): T {
  const { fault } = outcome;
  if (!fault) return outcome.value;
  if (fault.name === "ImplausibleMppError")
    throw new ImplausibleMppError(fault.path, fault.mpp);
  throw new REASONED[fault.name](fault.path, fault.reason, fault.remedy);
}

function faultOf(error: unknown): Fault | null {
  if (error instanceof ImplausibleMppError)
    return { name: error.name, path: error.path, mpp: error.mpp };
  for (const kind of Object.values(REASONED))
    if (error instanceof kind) {
      const { name, path, reason, remedy } = error;
      return { name, path, reason, remedy };
    }
  return null;
}
