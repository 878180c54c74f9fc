import { rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { readAccepted } from "../../../src/activities/cohort/readAccepted.js";
import { readCohort } from "../../../src/io/tables/readCohort.js";
import {
  goodFiles,
  read,
  writeCohort,
  writeText,
} from "../../io/tables/cohortFiles.js";

const deps = { readCohort, slideRoots: [] };

/** What a run is told that was accepted as the folder is now. */
async function accept(folder: string) {
  const { fingerprint } = await read(folder);
  if (fingerprint === null) throw new Error("the cohort has faults");
  const plan = { folds: 2, seed: 0, skipIncomplete: false, panel: null };
  return {
    run: "run",
    protocol: "protocol",
    folder,
    accepted: fingerprint,
    ...plan,
  };
}

it("reads a cohort that is as it was accepted, wherever it lies by now", async () => {
  const input = await accept(await writeCohort());
  expect((await readAccepted(deps, input)).name).toBe("small");
  const moved = join(dirname(input.folder), "moved");
  await rename(input.folder, moved);
  const { bags } = await readAccepted(deps, { ...input, folder: moved });
  expect(bags).toHaveLength(4);
});

it("refuses a cohort that changed after it was accepted, and takes it back as it was", async () => {
  const input = await accept(await writeCohort());
  const { expression, patients } = goodFiles();
  const write = (name: string, lines: readonly string[]) =>
    writeText(input.folder, name, `${lines.join("\n")}\n`);
  const changed = { type: "CohortChanged", nonRetryable: true };

  write("expression.csv", [...expression.slice(0, -1), "P4,34,7900,,11"]);
  await expect(readAccepted(deps, input)).rejects.toMatchObject(changed);
  write("expression.csv", expression);
  write("patients.csv", [...patients.slice(0, -1), "P4,B,CMS1,70"]);
  await expect(readAccepted(deps, input)).rejects.toThrow(
    `${input.folder} has changed since the run was accepted; put its files back`,
  );
  write("patients.csv", patients);
  expect((await readAccepted(deps, input)).name).toBe("small");
});

it("reads for a run of before fingerprints were kept", async () => {
  const { accepted, ...input } = await accept(await writeCohort());
  expect(accepted).toMatch(/^[0-9a-f]{64}$/);
  expect((await readAccepted(deps, input)).name).toBe("small");
});

it("tells the faults of a folder that cannot be read any more", async () => {
  const input = await accept(await writeCohort());
  writeText(input.folder, "slides.csv", "slide,patient,file,mpp\n");
  await expect(readAccepted(deps, input)).rejects.toMatchObject({
    type: "InvalidCohort",
  });
});
