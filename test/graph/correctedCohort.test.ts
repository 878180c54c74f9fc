import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  cohortId,
  givenOf,
  patientId,
  slideId,
  specimenId,
} from "../../src/activities/step/given.js";
import { ConflictingNodeError } from "../../src/graph/errors.js";
import type { Graph } from "../../src/graph/graph.js";
import { PATIENT_RELATIONS } from "../../src/graph/read/patients.js";
import { readRelated, type Relation } from "../../src/graph/read/relation.js";
import { recordStep } from "../../src/graph/steps.js";
import type { Cohort } from "../../src/io/tables/cohort.js";
import {
  type CohortFiles,
  read,
  withSpecimens,
  writeCohort,
} from "../io/tables/cohortFiles.js";
import { plannedStep, plantRun } from "./planted.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

const CORRECTIONS: [string, (files: CohortFiles) => void, string[]][] = [
  ["nothing", () => undefined, []],
  ["a resolution", slides("S1,P1,S1.tif,0.25"), ["S1"]],
  ["a file's path", slides("S1,P1,./S1.tif,"), ["S1"]],
  [
    "the patients of two slides",
    slides("S1,P2,S1.tif,", "S2,P1,S2.tif,"),
    ["S1", "S2"],
  ],
  ["a subtype", patient("P1,A,CMS4,61"), []],
  ["a site", patient("P1,C,CMS1,61"), []],
  ["an attribute", patient("P1,A,CMS1,62"), []],
];

describe("a cohort that is corrected", () => {
  it.each(CORRECTIONS)(
    "is recorded again with %s corrected; only the slides it describes are others",
    async (_, correct, others) => {
      const name = uniqueName("corrected");
      const before = await cohortOf(name);
      const after = await cohortOf(name, correct);
      expect(cohortId(after)).toBe(cohortId(before));
      await record(before, 1);
      await record(after, 2);
      await record(before, 3);
      const [was, is] = [slidesOf(before), slidesOf(after)];
      for (const [slide, id] of was)
        expect(is.get(slide) !== id).toBe(others.includes(slide));
      expect(patientsOf(after)).toEqual(patientsOf(before));
    },
  );

  it("keeps what was said before beside the correction, each with the step that says it", async () => {
    const name = uniqueName("corrected");
    const before = await cohortOf(name);
    const after = await cohortOf(name, patient("P1,A,CMS4,61"));
    const steps = [await record(before, 1), await record(after, 2)];
    const id = patientId(cohortId(before), "P1");
    const { records } = await graph.read((tx) =>
      tx.run(
        "MATCH (:Patient {id: $id})-[r:HAS_SUBTYPE]->(s) RETURN s.name AS subtype, r.steps AS steps ORDER BY subtype",
        { id },
      ),
    );
    expect(records.map((row) => row.toObject())).toEqual([
      { subtype: "CMS1", steps: [steps[0]] },
      { subtype: "CMS4", steps: [steps[1]] },
    ]);
  });

  it("is read as its latest reading says it, also where that says nothing more", async () => {
    const name = uniqueName("corrected");
    const before = await cohortOf(name);
    const id = patientId(cohortId(before), "P1");
    const said = async () => {
      const [site, subtype, description] = await Promise.all([
        related("siteOfPatient", id),
        related("subtypeOfPatient", id),
        related("descriptionOfPatient", id),
      ]);
      return { site, subtype, description };
    };
    await record(before, 1);
    const first = {
      site: [expect.objectContaining({ name: "A" })],
      subtype: [expect.objectContaining({ name: "CMS1" })],
      description: [{ names: ["age"], values: ["61"] }],
    };
    expect(await said()).toEqual(first);
    await record(await cohortOf(name, patient("P1,C,CMS4,")), 2);
    expect(await said()).toEqual({
      site: [expect.objectContaining({ name: "C" })],
      subtype: [expect.objectContaining({ name: "CMS4" })],
      description: [{ names: [], values: [] }],
    });
    await record(before, 3);
    expect(await said()).toEqual(first);
  });

  it("cuts a slide from the specimen that the latest reading names", async () => {
    const name = uniqueName("corrected");
    const before = await cohortOf(name, withSpecimens("B1", "B2", "", "B4"));
    const after = await cohortOf(name, withSpecimens("B9", "B2", "", "B4"));
    const slides = slidesOf(before);
    expect(slidesOf(after)).toEqual(slides);
    await record(before, 1);
    const cutFrom = (slide: string) =>
      related("specimenOfSlide", slides.get(slide)!);
    expect(await cutFrom("S1")).toMatchObject([{ name: "B1" }]);
    expect(await cutFrom("S3")).toEqual([]);
    await record(after, 2);
    expect(await cutFrom("S1")).toMatchObject([{ name: "B9" }]);
    const whose = specimenId(cohortId(before), "B4");
    expect(await related("patientOfSpecimen", whose)).toMatchObject([
      { pseudonym: "P4" },
    ]);
    expect(await related("slidesOfSpecimen", whose)).toMatchObject([
      { name: "S4" },
    ]);
  });

  it("still refuses two descriptions under one id", async () => {
    const cohort = await cohortOf(uniqueName("corrected"));
    await record(cohort, 1);
    const renamed = { ...cohort, tissue: "rectum" };
    await expect(record(renamed, 2)).rejects.toBeInstanceOf(
      ConflictingNodeError,
    );
  });
});

/** Puts other lines in place of the first slides. */
function slides(...lines: string[]): (files: CohortFiles) => void {
  return (files) => void files.slides.splice(1, lines.length, ...lines);
}

/** Puts another line in place of the first patient. */
function patient(line: string): (files: CohortFiles) => void {
  return ({ patients }) => void patients.splice(1, 1, line);
}

/** A cohort read from its folder, under a name of the test's own. */
async function cohortOf(
  name: string,
  correct: (files: CohortFiles) => void = () => undefined,
): Promise<Cohort> {
  const folder = await writeCohort((files) => {
    files.manifest["name"] = name;
    correct(files);
  });
  const { cohort, findings } = await read(folder);
  if (cohort === null) throw new Error(JSON.stringify(findings.faults));
  return cohort;
}

/** Records what the cohort brings, as reading it in a run of its own does. @returns the step's id */
async function record(cohort: Cohort, seed: number): Promise<string> {
  const run = await plantRun(graph, cohort.name, `${cohort.name} ${seed}`);
  const { nodes, links } = givenOf(cohort);
  const used = nodes
    .filter(({ label }) => label === "Patient" || label === "Slide")
    .map(({ id }) => ({ role: "given", id }));
  const name = "readCohort";
  const planned = plannedStep({ run, name, seed, used, nodes, links });
  return (await recordStep(graph, planned)).step.id;
}

async function related(
  name: keyof typeof PATIENT_RELATIONS,
  patient: string,
): Promise<unknown> {
  const relation: Relation<unknown> = PATIENT_RELATIONS[name];
  const [rows] = await readRelated(graph, relation, [patient]);
  return rows;
}

function slidesOf(cohort: Cohort): Map<string, string> {
  const views = cohort.bags.flatMap((bag) => bag.views);
  return new Map(
    views.map((view) => [view.slide, slideId(cohortId(cohort), view)]),
  );
}

function patientsOf(cohort: Cohort): string[] {
  return givenOf(cohort)
    .nodes.filter(({ label }) => label === "Patient")
    .map(({ id }) => id);
}
