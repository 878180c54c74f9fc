import { z } from "zod";
import type { PlannedSize } from "../compose/planTraining.js";
import { UserError } from "./userError.js";

const count = z.coerce.number().int().positive().optional();
const sizes = z.strictObject({
  patients: count,
  tiles: count,
  dims: count,
  genes: count,
});

/** Sizes in place of the cohort's, as `patients=500,tiles=2000,dims=1024,genes=1000`; `true`: none. */
export function planSize(text: string | true): PlannedSize {
  if (text === true) return {};
  const pairs = text
    .split(",")
    .map((part) => part.split("="))
    .map(([name = "", n = ""]) => [name, n]);
  const parsed = sizes.safeParse(Object.fromEntries(pairs));
  if (!parsed.success)
    throw new UserError(
      `--plan ${text} names no sizes; such as patients=500,tiles=2000,dims=1024,genes=1000 (tiles a patient), any of which may be left out`,
    );
  const own = Object.entries(parsed.data).filter(([, n]) => n !== undefined);
  return Object.fromEntries(own);
}
