import { randomUUID } from "node:crypto";
import type { ApiClient } from "../apiClient.js";
import { LOG, ROTATE_LOG_KEY } from "../logDocuments.js";
import type { Output } from "../output.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";

interface LogKey {
  readonly verifier: string;
  readonly index: number;
  readonly endorsed: boolean;
}

/** Prints the public keys of the log, the one that signs last. */
export async function keyShowCommand(
  api: ApiClient,
  output: Output,
): Promise<void> {
  const { log } = await api.request<{ log: { keys: LogKey[] } }>(LOG);
  for (const { verifier } of log.keys) output.print(verifier);
  output.document({ keys: log.keys });
}

interface KeyRotation {
  readonly verifier: string | null;
  readonly previous: string | null;
  readonly dryRun: boolean;
}

/** Makes another key sign the log. @throws UserError where that is refused */
export async function keyRotateCommand(
  api: ApiClient,
  asked: { readonly withoutOld: boolean; readonly dryRun: boolean },
  output: Output,
): Promise<void> {
  const input = { idempotencyKey: `cli-${randomUUID()}`, ...asked };
  const { rotateLogKey: answer } = await api.request<{
    rotateLogKey: KeyRotation | Refusal;
  }>(ROTATE_LOG_KEY, { input });
  const { verifier, previous, dryRun } = accepted(answer);
  output.print(
    dryRun
      ? `a new key would follow ${previous ?? "none"}`
      : `${verifier ?? ""} signs from now on; what ${previous ?? "none"} signed is still good`,
  );
  output.document({ verifier, previous, dryRun });
}
