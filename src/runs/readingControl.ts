import { randomBytes } from "node:crypto";
import type { Client } from "@temporalio/client";
import type { closeReading } from "../../workflows/closeReading.js";
import type { startReading } from "../../workflows/startReading.js";
import type { submitReading } from "../../workflows/submitReading.js";
import type {
  CloseReadingAnswer,
  CloseReadingRequest,
  StartReadingAnswer,
  StartReadingRequest,
  SubmitReadingAnswer,
  SubmitReadingRequest,
} from "../activities/reading/readingDto.js";
import { canonical, sha256 } from "../knowledge/identity.js";
import { resultWithin } from "./resultWithin.js";

/** Starts blind readings, takes answers and closes them. */
export interface ReadingControl {
  /** Sent again with the same key it waits for the same reading: null while that is drawn. */
  startReading(
    request: Omit<StartReadingRequest, "nonce">,
  ): Promise<StartReadingAnswer | null>;
  submitReading(
    request: Omit<SubmitReadingRequest, "salt">,
  ): Promise<SubmitReadingAnswer>;
  closeReading(request: CloseReadingRequest): Promise<CloseReadingAnswer>;
}

/** What ReadingControl reaches outside itself. */
export interface ReadingControlDeps {
  readonly temporal: Client;
  readonly taskQueue: string;
  /** How long a caller waits for a drawing. */
  readonly waitMs: number;
}

/** Bits that nobody guesses. */
const secret = (): string => randomBytes(32).toString("hex");

/** Builds the one ReadingControl of a process. */
export function createReadingControl({
  temporal,
  taskQueue,
  waitMs,
}: ReadingControlDeps): ReadingControl {
  const options = (name: string, own: unknown) => ({
    workflowId: `${name}-${sha256(canonical(own))}`,
    taskQueue,
    workflowIdReusePolicy: "ALLOW_DUPLICATE" as const,
    workflowIdConflictPolicy: "USE_EXISTING" as const,
  });
  return {
    async startReading(request) {
      const own = request.dryRun ? secret() : request.idempotencyKey;
      const handle = await temporal.workflow.start<typeof startReading>(
        "startReading",
        {
          ...options("startReading", own),
          args: [{ ...request, nonce: secret() }],
        },
      );
      return resultWithin<StartReadingAnswer | null>(temporal, handle, {
        waitMs,
        late: () => null,
        failed: (message) => ({
          kind: "refused",
          issues: [{ path: "claim", message }],
        }),
      });
    },
    submitReading: (request) =>
      temporal.workflow.execute<typeof submitReading>("submitReading", {
        ...options("submitReading", request),
        args: [{ ...request, salt: secret() }],
      }),
    closeReading: (request) =>
      temporal.workflow.execute<typeof closeReading>("closeReading", {
        ...options("closeReading", request),
        args: [request],
      }),
  };
}
