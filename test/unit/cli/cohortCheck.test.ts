import { afterEach, expect, it, vi } from "vitest";
import { createProgram } from "../../../src/cli/program.js";
import { writeCohort } from "../../io/tables/cohortFiles.js";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** The codes that the command gives for a folder, and how it would end. */
async function check(...args: string[]) {
  let printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const words = ["node", "histoclaim", "cohort", "check", "--json", ...args];
  await createProgram().parseAsync(words);
  const { faults, withoutSlides } = JSON.parse(printed) as {
    faults: { code: string; value: string | null }[];
    withoutSlides: boolean;
  };
  return { faults, withoutSlides, status: process.exitCode };
}

it("checks the cohort's own panel where none is named", async () => {
  const { faults, status } = await check(await writeCohort());
  expect(faults).toEqual([]);
  expect(status).toBeUndefined();
});

it("says of a folder without slides that subtype can read it, and faults it all the same", async () => {
  const dir = await writeCohort(({ manifest }) => delete manifest["slides"]);
  const { faults, withoutSlides, status } = await check(dir);
  expect(faults).toMatchObject([{ code: "MISSING_KEY" }]);
  expect({ withoutSlides, status }).toEqual({ withoutSlides: true, status: 2 });
});

it("faults a gene of the named panel that the table lacks, and ends with 2", async () => {
  const dir = await writeCohort();
  const { faults, withoutSlides, status } = await check(
    ...[dir, "--panel", "MUC2,TFF3"],
  );
  expect(withoutSlides).toBe(false);
  expect(faults).toMatchObject([{ code: "PANEL_GENE_ABSENT", value: "TFF3" }]);
  expect(status).toBe(2);
});
