import { z } from "zod";
import { TOKEN_ROLES } from "../../../knowledge/role.js";
import { document, maybe, node, number, text, whole } from "./field.js";

const progress = document(
  z.array(z.object({ stage: text, done: number, total: number })),
);

const notices = document(
  z.array(
    z.object({
      code: text,
      file: text,
      line: number.nullable(),
      column: text.nullable(),
      value: text.nullable(),
      message: text,
      remedy: text,
    }),
  ),
);

/** Rows of what ran. */
export const PROCESS_ROWS = {
  Run: node({
    workflowId: text,
    idempotencyKey: text,
    status: z.enum(["RUNNING", "DONE", "FAILED", "CANCELLED"]),
    startedAt: text,
    endedAt: maybe(text),
    message: maybe(text),
    input: text,
    protocol: text,
    progress: maybe(progress),
    notices: maybe(notices).transform((kept) => kept ?? []),
  }),
  Step: node({
    name: text,
    attempt: whole,
    startedAt: text,
    endedAt: text,
    codeVersion: text,
    backend: text,
    seed: maybe(number),
    params: text,
  }),
  Agent: node({ name: text, kind: text }),
  Token: node({
    name: text,
    role: z.enum(TOKEN_ROLES),
    createdAt: text,
    expiresAt: maybe(text),
    revokedAt: maybe(text),
  }),
};
