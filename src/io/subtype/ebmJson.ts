import { z } from "zod";
import type { EbmModel } from "../../science/subtype/ebm/ebmModel.js";

/** Thrown for a document that is no model. */
export class EbmDocumentError extends Error {
  constructor(path: string, fault: string) {
    super(`model of explainable boosting${path}: ${fault}`);
    this.name = "EbmDocumentError";
  }
}

const FORMAT = "histoclaim-ebm-1";

const numbers = z.array(z.number()).transform((own) => Float64Array.from(own));
const cuts = numbers.refine(
  (own) => own.every((cut, i) => i === 0 || cut > own[i - 1]!),
  "cuts ascend",
);
const table = { rows: numbers, scores: numbers, sd: numbers };

const document = z
  .strictObject({
    format: z.literal(FORMAT),
    classes: z.array(z.string()).min(2).nullable(),
    intercept: numbers,
    terms: z.array(z.strictObject({ feature: z.string(), cuts, ...table })),
    pairs: z.array(
      z.strictObject({
        of: z.tuple([z.int().min(0), z.int().min(0)]),
        cuts: z.tuple([cuts, cuts]),
        ...table,
      }),
    ),
  })
  .superRefine(({ classes, intercept, terms, pairs }, { addIssue }) => {
    const scores =
      classes === null || classes.length === 2 ? 1 : classes.length;
    if (intercept.length !== scores)
      addIssue(`the intercept has ${intercept.length} scores, not ${scores}`);
    for (const { feature, cuts: own, ...sizes } of terms)
      if (!fits(sizes, own.length + 2, scores))
        addIssue(`the shape of ${feature} does not fit its cuts`);
    for (const { of, cuts: own, ...sizes } of pairs)
      if (
        of.some((term) => terms[term] === undefined) ||
        !fits(sizes, (own[0].length + 2) * (own[1].length + 2), scores)
      )
        addIssue(`the pair ${of.join(" and ")} does not fit its features`);
  });

/** The model as JSON, its numbers to the last bit. */
export function writeEbm(model: EbmModel): string {
  return JSON.stringify({ format: FORMAT, ...model }, (_key, value: unknown) =>
    value instanceof Float64Array ? Array.from(value) : value,
  );
}

/** The model that writeEbm wrote. @throws EbmDocumentError */
export function readEbm(json: string): EbmModel {
  const parsed = document.safeParse(parse(json));
  if (parsed.success) {
    const { classes, intercept, terms, pairs } = parsed.data;
    return { classes, intercept, terms, pairs };
  }
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map(String).join(".");
  throw new EbmDocumentError(
    path === "" ? "" : `, ${path}`,
    issue?.message ?? "bad",
  );
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new EbmDocumentError("", "it is not JSON");
  }
}

function fits(
  {
    rows,
    scores,
    sd,
  }: {
    readonly rows: Float64Array;
    readonly scores: Float64Array;
    readonly sd: Float64Array;
  },
  bins: number,
  K: number,
): boolean {
  const size = bins * K;
  return rows.length === bins && scores.length === size && sd.length === size;
}
