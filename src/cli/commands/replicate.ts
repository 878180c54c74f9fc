import { randomUUID } from "node:crypto";
import type { ApiClient } from "../apiClient.js";
import { REPLICATE } from "../judgingDocuments.js";
import type { Output } from "../output.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import { wholeId } from "../wholeId.js";

interface Replication {
  readonly of: string;
  readonly step: string | null;
  readonly agreement: string | null;
  readonly differences: readonly {
    readonly output: string;
    readonly what: string;
    readonly farthest: number | null;
    readonly beyond: number;
  }[];
}

const MEANS: Readonly<Record<string, string>> = {
  EQUAL: "makes the same again",
  WITHIN_TOLERANCE: "makes the same again but for last digits",
  DIFFERENT: "makes something else",
};

/** Does a step again, waits for its end and prints how the two makings agree. @throws UserError where it is refused */
export async function replicateCommand(
  api: ApiClient,
  named: string,
  output: Output,
): Promise<void> {
  const step = await wholeId(api, named);
  const input = { idempotencyKey: `cli-${randomUUID()}`, step };
  let found = await once(api, input);
  while (found.agreement === null) {
    output.progress("it is done again ...");
    found = await once(api, input);
  }
  output.print(
    `${found.agreement}  ${found.of} ${MEANS[found.agreement] ?? ""}`,
  );
  output.print(`kept beside it as ${found.step ?? ""}`);
  for (const { output: role, what, farthest, beyond } of found.differences)
    output.print(
      farthest === null
        ? `  ${role} ${what}: not the same`
        : `  ${role} ${what}: ${farthest.toPrecision(3)} apart at most, ${beyond} beyond the tolerance`,
    );
  output.document(found);
}

async function once(
  api: ApiClient,
  input: Readonly<Record<string, string>>,
): Promise<Replication> {
  type Answer = { readonly replicate: Replication | Refusal };
  const { replicate } = await api.request<Answer>(REPLICATE, { input });
  return accepted(replicate);
}
