import { z } from "zod";

const comparator = z.enum([">=", ">", "<", "<="]);

const criterion = z.strictObject({
  /** Which criterion of src/knowledge/criteria. */
  name: z.string().min(1),
  title: z.string().min(1),
  /** In plain words. */
  question: z.string().min(1),
  role: z.enum(["required", "supporting", "exclusion"]),
  /** Item and statistic: `heldOutCorrelation.q`. */
  metric: z.string().regex(/^[A-Za-z]+\.(value|p|q)$/),
  comparator,
  threshold: z.number(),
  /** Patients below which nothing is said. */
  leastN: z.number().int().nonnegative(),
  /** Effect below which, with its whole interval, the criterion fails; null: it cannot fail. */
  leastEffect: z.number().nullable(),
  source: z.string().min(1),
});

const protocol = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  description: z.string().min(1),
  /** Draws behind each p, and the counts they must serve. */
  permutations: z.strictObject({
    learnable: z.number().int().positive(),
    present: z.number().int().positive(),
    /** Shuffled-label sets trained through the same pipeline. */
    shuffledSets: z.number().int().positive(),
  }),
  /** Most tests that the permutations must be enough for. */
  tests: z.strictObject({
    genes: z.number().int().positive(),
    pairs: z.number().int().positive(),
  }),
  criteria: z.array(criterion).min(1),
});

/** What a claim must survive; content-addressed and registered before the run. */
export type Protocol = z.infer<typeof protocol>;
/** What a protocol demands of one criterion. */
export type Demand = z.infer<typeof criterion>;

/** Thrown for a protocol that cannot be registered. */
export class ProtocolError extends Error {
  constructor(
    readonly path: string,
    fault: string,
  ) {
    super(`protocol: ${path} ${fault}`);
    this.name = "ProtocolError";
  }
}

/** Reads a protocol document. @throws ProtocolError naming the place and the remedy */
export function parseProtocol(document: unknown): Protocol {
  const parsed = protocol.safeParse(document);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ProtocolError(
      issue?.path.join(".") || "the document",
      issue?.message ?? "cannot be read",
    );
  }
  assertReachable(parsed.data);
  return parsed.data;
}

/** A protocol that no claim could pass is refused. @throws ProtocolError */
function assertReachable({ criteria, permutations, tests }: Protocol): void {
  const names = criteria.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new ProtocolError(`criterion ${twice}`, "is there twice; keep one");
  for (const { name, metric, threshold } of criteria) {
    const draws = DRAWS[metric];
    if (draws === undefined) continue;
    const { permutation, test } = draws;
    const reach = tests[test] / (permutations[permutation] + 1);
    if (reach > threshold)
      throw new ProtocolError(
        `criterion ${name}`,
        `cannot pass: with ${permutations[permutation]} permutations over ${tests[test]} tests no q is below ${reach.toPrecision(3)}, and ${threshold} is asked; raise permutations.${permutation} to ${Math.ceil(tests[test] / threshold)}`,
      );
  }
}

const DRAWS: Readonly<
  Record<
    string,
    | {
        readonly permutation: "learnable" | "present";
        readonly test: "genes" | "pairs";
      }
    | undefined
  >
> = {
  "heldOutCorrelation.q": { permutation: "learnable", test: "genes" },
  "presentCorrelation.q": { permutation: "present", test: "pairs" },
  "givenSubtype.q": { permutation: "present", test: "pairs" },
};
