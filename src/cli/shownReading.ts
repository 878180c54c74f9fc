import type { ApiClient } from "./apiClient.js";
import { READING } from "./readingDocuments.js";
import { UserError } from "./userError.js";

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A reading as the server shows it to the caller. */
export interface ShownReading {
  readonly id: string;
  readonly question: string;
  readonly commitment: string;
  readonly readers: readonly string[];
  readonly startedAt: string;
  readonly closedAt: string | null;
  readonly withdrawn: boolean;
  /** Why answers of the caller would be refused; empty: they would be taken. */
  readonly refusals: readonly string[];
  readonly items: readonly {
    readonly id: string;
    readonly picture: string;
    readonly answer: string | null;
  }[];
  readonly progress: readonly {
    readonly name: string;
    readonly read: number;
  }[];
  /** null while it is open. */
  readonly result: {
    readonly contrast: number;
    readonly interval: Interval | null;
    readonly p: number;
    readonly patients: number;
    readonly attendedRate: number;
    readonly controlRate: number;
    readonly agreement: {
      readonly name: string;
      readonly value: number;
      readonly interval: Interval | null;
    } | null;
    readonly readers: readonly string[];
    readonly leftOut: readonly string[];
  } | null;
}

/** Asks for a reading. @throws UserError where there is none */
export async function shownReading(
  api: ApiClient,
  id: string,
): Promise<ShownReading> {
  const { reading } = await api.request<{ reading: ShownReading | null }>(
    READING,
    { id },
  );
  if (reading === null)
    throw new UserError(
      `there is no reading ${id}; start one with: npx histoclaim reading start CLAIM`,
    );
  return reading;
}
