import { describe, expect, it } from "vitest";
import { ROWS } from "../../../src/graph/read/rows/rows.js";
import {
  MADE_ONLY,
  REQUIRED,
  type Label,
} from "../../../src/knowledge/provenance.js";

/** What else the gateway itself gives every node of a label. */
const GIVEN: Partial<Record<Label, readonly string[]>> = {
  Run: ["idempotencyKey", "protocol"],
  Step: ["backend"],
  ...Object.fromEntries(MADE_ONLY.map((label) => [label, ["step"]])),
};

const labels = Object.keys(REQUIRED) as Label[];

describe.each(labels)("the row of a %s", (label) => {
  it("asks for no property that the write gateway lets be absent", () => {
    const always = ["id", ...REQUIRED[label], ...(GIVEN[label] ?? [])];
    const parsed = ROWS[label].safeParse({});
    const asked = (parsed.error?.issues ?? []).map(({ path }) => path[0]);
    expect(always).toEqual(expect.arrayContaining(asked));
    expect(asked).toContain("id");
  });
});
