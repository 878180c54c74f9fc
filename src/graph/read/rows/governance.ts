import { z } from "zod";
import {
  document,
  flag,
  made,
  maybe,
  node,
  number,
  text,
  texts,
  whole,
} from "./field.js";

/** Whether a claim stands. */
export const outcome = z.enum([
  "SUPPORTED",
  "REFUTED",
  "INCONCLUSIVE",
  "SUSPENDED",
]);

const result = z.object({
  criterion: text,
  outcome: z.enum(["PASS", "FAIL", "UNDECIDED", "MISSING", "INVALIDATED"]),
  observed: maybe(number),
  margin: maybe(number),
  sentence: maybe(text),
  lines: texts.default([]),
});

const flipSet = z.object({ to: outcome, criteria: texts });

/** What explains an association that is not the gene's own. */
export const explanation = z.object({
  kind: z.enum(["GENE", "SUBTYPE", "MODULE"]),
  name: text,
});

/** Rows of how claims stand and of the record of it. */
export const GOVERNANCE_ROWS = {
  Verdict: made({
    outcome,
    exploratory: flag,
    novel: maybe(flag),
    openings: maybe(whole),
    judgedAt: text,
    reason: maybe(text),
    codeVersion: text,
    results: document(z.array(result)),
    flipSets: document(z.array(flipSet)),
    explainedBy: maybe(document(explanation)),
  }),
  Review: node({
    reviewer: text,
    role: maybe(text),
    decision: text,
    verdict: maybe(text),
    comment: text,
    createdAt: text,
  }),
  Withdrawal: node({ reason: text, createdAt: text, entity: maybe(text) }),
  Reinstatement: node({ reason: text, createdAt: text }),
  LogEntry: node({
    index: whole,
    kind: text,
    subject: text,
    body: text,
    hash: text,
    previous: text,
  }),
  Checkpoint: node({ size: whole, root: text, note: text }),
  IngestReceipt: node({ source: text, createdAt: text }),
};
