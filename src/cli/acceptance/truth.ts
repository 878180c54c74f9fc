import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const truth = z.object({
  links: z.array(
    z.object({
      gene: z.string(),
      morphology: z.string(),
      direction: z.enum(["HIGHER", "LOWER"]),
      /** As it came out in the tables; negative where the gene is lower. */
      r: z.number().min(-1).max(1),
    }),
  ),
  none: z.array(z.string()),
  siteOnly: z.array(z.string()),
  subtypeOnly: z.array(z.string()),
  copies: z.array(z.object({ gene: z.string(), of: z.string() })),
});

/** What was planted in a simulated cohort. */
export type Truth = z.infer<typeof truth>;

/** A link that was planted. */
export type PlantedLink = Truth["links"][number];

/** Reads `truth.json` of a cohort folder. */
export async function readTruth(folder: string): Promise<Truth> {
  const text = await readFile(join(folder, "truth.json"), "utf8");
  return truth.parse(JSON.parse(text));
}
