import { expect, test } from "vitest";
import { claimedSubtype } from "../../../src/activities/subtype/claimedSubtype.js";

test("classes of the same name in two columns are two subtypes", () => {
  expect(claimedSubtype("msi", "yes")).not.toBe(claimedSubtype("kras", "yes"));
});

test("a consensus subtype is one in whichever column, and the cohort's own subtypes go by their names", () => {
  expect(claimedSubtype("cms", "CMS4")).toBe("CMS4");
  expect(claimedSubtype("subtype", "basal")).toBe("basal");
});
