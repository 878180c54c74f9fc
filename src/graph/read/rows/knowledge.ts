import { z } from "zod";
import { made, maybe, node, number, text, texts, whole } from "./field.js";

const direction = z.enum(["HIGHER", "LOWER"]);
const correlate = z.enum(["morphology", "subtype"]);

/** Rows of what is claimed and why. */
export const KNOWLEDGE_ROWS = {
  Gene: node({ symbol: text }),
  Subtype: node({ name: text }),
  Morphology: node({ name: text }),
  Protocol: node({
    name: text,
    version: text,
    json: text,
    registeredAt: text,
  }),
  Criterion: node({
    name: text,
    title: text,
    question: maybe(text),
    role: z.enum(["required", "supporting", "exclusion"]),
    metric: text,
    comparator: text,
    threshold: number,
    leastN: maybe(whole),
    leastEffect: maybe(number),
    leastFolds: maybe(number),
    source: maybe(text),
  }),
  Claim: node({
    scope: z.enum(["GENE", "MODULE"]),
    gene: text,
    genes: texts,
    direction,
    kind: correlate,
    of: text,
    tissue: text,
    cohort: text,
    statement: text,
    createdAt: text,
  }),
  ClaimVersion: made({ claim: text, run: text, statement: text }),
  EvidenceLine: made({
    kind: text,
    direction: z.enum(["SUPPORTS", "OPPOSES", "NEUTRAL"]),
    summary: text,
  }),
  EvidenceItem: made({
    kind: text,
    n: whole,
    value: maybe(number),
    p: maybe(number),
    q: maybe(number),
    low: maybe(number),
    high: maybe(number),
    foldsAgree: maybe(whole),
    foldsOf: maybe(whole),
    baseline: maybe(number),
    nullHypothesis: maybe(text),
    unmeasured: maybe(text),
    about: maybe(text),
    subject: maybe(text),
  }),
  KnownFact: node({
    statement: text,
    gene: text,
    kind: correlate,
    of: text,
    direction,
    tissue: text,
    source: text,
  }),
};
