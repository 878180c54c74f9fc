import { z } from "zod";

const text = z
  .string()
  .refine(
    (value) => value.trim() !== "" && !/\p{Surrogate}/u.test(value),
    "a text that is not empty",
  );

/** What cohort.json must be. */
export const MANIFEST = z.strictObject({
  name: text,
  tissue: text,
  unit: z.enum(["patient", "region"]),
  expression: z.strictObject({
    file: text,
    scale: z.enum(["linear", "log2"]),
    measure: z.enum(["RSEM", "TPM", "FPKM", "counts"]),
  }),
  patients: text,
  slides: text.optional(),
  spots: text.optional(),
  panel: z.array(text).optional(),
  /** How the cohort was made, for people; not read. */
  about: z.record(z.string(), z.json()).optional(),
});

/** cohort.json, checked. */
export type Manifest = z.infer<typeof MANIFEST>;
