import { z } from "zod";
import type { FormFault } from "./formFaults.js";
import { readForm, shown } from "./formFaults.js";
import { passableFaults } from "./passable.js";
import { ProtocolError } from "./protocolError.js";

const comparator = z.enum([">=", ">", "<", "<="]);

const criterion = z.strictObject({
  name: z.string().min(1).describe("Which criterion of src/knowledge/criteria"),
  title: z.string().min(1),
  question: z.string().min(1).describe("In plain words"),
  role: z.enum(["required", "supporting", "exclusion"]),
  metric: z
    .string()
    .regex(
      /^[A-Za-z]+\.(value|p|q)$/,
      "a kind of item, a point, and value, p or q, as heldOutCorrelation.q",
    )
    .describe("Kind of item and statistic of it, as heldOutCorrelation.q"),
  comparator,
  threshold: z.number(),
  leastN: z
    .number()
    .int()
    .nonnegative()
    .describe("Patients below which nothing is said"),
  leastEffect: z
    .number()
    .nullable()
    .describe(
      "Effect below which, with its whole interval, the criterion fails; null: it cannot fail",
    ),
  leastFolds: z
    .number()
    .gt(0)
    .lte(1)
    .optional()
    .describe(
      "Share of the folds that can be read by themselves in which, at least, the fold's own value must point the claimed way; left out: nothing is asked of folds",
    ),
  source: z.string().min(1).describe("Where the demand comes from"),
});

const shared = {
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]*$/,
      "small letters, digits and hyphens, a letter first",
    ),
  version: z.string().min(1),
  description: z.string().min(1),
  exploratory: z
    .literal(true, "true; leave it out for a protocol that is not")
    .optional()
    .describe("Every verdict under it is exploratory, whatever came first"),
  criteria: z.array(criterion).min(1),
};

const discoveryForm = z.strictObject({
  ...shared,
  permutations: z
    .strictObject({
      learnable: z.number().int().positive(),
      present: z.number().int().positive(),
      shuffledSets: z
        .number()
        .int()
        .positive()
        .describe(
          "Least shuffled-label sets to train through the same pipeline",
        ),
    })
    .describe("Draws behind each p, enough for the counts they must serve"),
  tests: z
    .strictObject({
      genes: z.number().int().positive(),
      pairs: z.number().int().positive(),
    })
    .describe("Most tests that the permutations must be enough for"),
});

const subtypeForm = z.strictObject({
  ...shared,
  caveat: z
    .string()
    .min(1)
    .describe("What is said with every verdict that supports a claim"),
  permutations: z
    .strictObject({ marks: z.number().int().positive() })
    .describe("Draws behind each p, enough for the counts they must serve"),
  tests: z
    .strictObject({
      marks: z
        .number()
        .int()
        .positive()
        .describe("Genes times classes times the two directions"),
    })
    .describe("Most tests that the permutations must be enough for"),
});

/** The form of a protocol document: of claims about morphologies, or about subtypes. */
export const PROTOCOL_FORM = z.union([discoveryForm, subtypeForm]);

/** What a claim about a morphology must survive; content-addressed and registered before the run. */
export type DiscoveryProtocol = z.infer<typeof discoveryForm>;
/** What a claim about a subtype must survive; the same. */
export type SubtypeProtocol = z.infer<typeof subtypeForm>;
/** What a claim must survive. */
export type Protocol = DiscoveryProtocol | SubtypeProtocol;
/** What a protocol demands of one criterion. */
export type Demand = z.infer<typeof criterion>;

/**
 * Reads a protocol document; one that no claim could pass is refused.
 * @throws ProtocolError naming every place that is wrong in form, or else that cannot be passed, with the remedy
 */
export function parseProtocol(document: unknown): Protocol {
  const read = readForm<Protocol>(formFor(document), document);
  if (read.kind === "faulty")
    throw new ProtocolError(
      read.faults.map((fault) => ({
        path: fault.path || "the document",
        fault: inWords(fault),
      })),
    );
  const faults = passableFaults(read.data);
  if (faults.length > 0) throw new ProtocolError(faults);
  return read.data;
}

function inWords({ kind, value, demand }: FormFault): string {
  if (kind === "unknown")
    return "means nothing here; remove it, or correct its name";
  if (kind === "missing") return `is missing; it must be ${demand}`;
  return `is ${shown(value)}; it must be ${demand}`;
}

/** The form that a document means to have, so that a fault of it is named by its place. */
function formFor(document: unknown) {
  const planned = z.looseObject({
    tests: z.looseObject({ marks: z.unknown() }),
  });
  const { data } = planned.safeParse(document);
  return data?.tests.marks === undefined ? discoveryForm : subtypeForm;
}
