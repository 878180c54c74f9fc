import type { z } from "zod";
import type { Label } from "../../../knowledge/provenance.js";
import { DATA_ROWS } from "./data.js";
import { GOVERNANCE_ROWS } from "./governance.js";
import { KNOWLEDGE_ROWS } from "./knowledge.js";
import { PROCESS_ROWS } from "./process.js";

const FORMS = {
  ...DATA_ROWS,
  ...KNOWLEDGE_ROWS,
  ...PROCESS_ROWS,
  ...GOVERNANCE_ROWS,
} satisfies Record<Label, z.ZodType<{ id: string }>>;

type Rows = { readonly [L in Label]: z.output<(typeof FORMS)[L]> };

/** A node of the label as readers see it. */
export type RowOf<L extends Label> = Rows[L];

/** The form of each label's nodes. */
export const ROWS: { readonly [L in Label]: z.ZodType<Rows[L]> } = FORMS;
