import { z } from "zod";
import { storedNode } from "../../../knowledge/log/storedNode.js";
import { BundleFault } from "./bundleFault.js";
import { FILES } from "./bundleContent.js";
import type { Files } from "./zip.js";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const interval = z.object({ low: z.number(), high: z.number() });
const item = z.looseObject({
  kind: z.string(),
  value: z.number(),
  n: z.number(),
  interval: interval.optional(),
  folds: z.object({ agree: z.number(), of: z.number() }).optional(),
});
const judged = z.object({
  id: z.string(),
  criterion: z.string(),
  items: z.array(item),
});

/** The forms of the files that are read to check a bundle. */
const FORMS = {
  claim: z.object({
    claim: storedNode.extend({ statement: z.string() }),
    version: storedNode.extend({ claim: z.string() }),
    cohort: storedNode,
  }),
  protocol: z.unknown(),
  verdict: storedNode.extend({
    outcome: z.string(),
    exploratory: z.boolean(),
    judgedAt: z.string(),
    codeVersion: z.string(),
    openings: z.number().optional(),
    novel: z.boolean().optional(),
  }),
  evidence: z.object({
    lines: z.array(
      z.object({
        line: storedNode.extend({ kind: z.string() }),
        items: z.array(storedNode),
      }),
    ),
    fallen: z.array(z.string()),
    judged: z.array(judged),
  }),
  lineage: z.object({
    activity: z.record(
      z.string(),
      z.looseObject({ "histoclaim:logSize": z.number() }),
    ),
  }),
  log: z.array(
    z.object({
      entry: z.object({
        index: z.number().int(),
        kind: z.string(),
        subject: z.string(),
        body: z.unknown(),
        previous: hash,
        hash,
      }),
      proof: z.array(hash),
    }),
  ),
} as const;

type Forms = typeof FORMS;

/** What the files of a bundle say. */
export type Said = {
  readonly [F in keyof Forms]: z.output<Forms[F]>;
};

/** Reads what one file says. @throws BundleFault */
export function readPart<F extends keyof Forms>(
  files: Files,
  part: F,
): Said[F] {
  const name = FILES[part];
  try {
    const json: unknown = JSON.parse(textOf(files, name));
    return FORMS[part].parse(json) as Said[F];
  } catch (error) {
    if (error instanceof BundleFault) throw error;
    throw new BundleFault(name, "it is not what a bundle has there");
  }
}

/** The text of a file. @throws BundleFault where there is none */
export function textOf(files: Files, name: string): string {
  const bytes = files.get(name);
  if (bytes === undefined) throw new BundleFault(name, "it is missing");
  return Buffer.from(bytes).toString();
}
