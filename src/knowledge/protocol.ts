import { z } from "zod";
import { assertPassable } from "./passable.js";
import { ProtocolError } from "./protocolError.js";

const comparator = z.enum([">=", ">", "<", "<="]);

const criterion = z.strictObject({
  name: z.string().min(1).describe("Which criterion of src/knowledge/criteria"),
  title: z.string().min(1),
  question: z.string().min(1).describe("In plain words"),
  role: z.enum(["required", "supporting", "exclusion"]),
  metric: z
    .string()
    .regex(/^[A-Za-z]+\.(value|p|q)$/)
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
  source: z.string().min(1).describe("Where the demand comes from"),
});

/** The form of a protocol document. */
export const PROTOCOL_FORM = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  description: z.string().min(1),
  exploratory: z
    .literal(true)
    .optional()
    .describe("Every verdict under it is exploratory, whatever came first"),
  permutations: z
    .strictObject({
      learnable: z.number().int().positive(),
      present: z.number().int().positive(),
      shuffledSets: z
        .number()
        .int()
        .positive()
        .describe("Shuffled-label sets trained through the same pipeline"),
    })
    .describe("Draws behind each p, enough for the counts they must serve"),
  tests: z
    .strictObject({
      genes: z.number().int().positive(),
      pairs: z.number().int().positive(),
    })
    .describe("Most tests that the permutations must be enough for"),
  criteria: z.array(criterion).min(1),
});

/** What a claim must survive; content-addressed and registered before the run. */
export type Protocol = z.infer<typeof PROTOCOL_FORM>;
/** What a protocol demands of one criterion. */
export type Demand = z.infer<typeof criterion>;

/** Reads a protocol document; one that no claim could pass is refused. @throws ProtocolError naming the place and the remedy */
export function parseProtocol(document: unknown): Protocol {
  const parsed = PROTOCOL_FORM.safeParse(document);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ProtocolError(
      issue?.path.join(".") || "the document",
      issue?.message ?? "cannot be read",
    );
  }
  assertPassable(parsed.data);
  return parsed.data;
}
