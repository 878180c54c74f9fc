import { afterAll, beforeAll, expect, it } from "vitest";
import { createApiClient } from "../../src/cli/apiClient.js";
import { slidesCommand } from "../../src/cli/commands/slides.js";
import { FIND } from "../../src/cli/documents.js";
import { unknownNames } from "../../src/cli/unknownNames.js";
import { identify } from "../../src/knowledge/identity.js";
import type { NodeRecord } from "../../src/knowledge/provenance.js";
import { patientNode } from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
import type { ApiUnderTest } from "./apiUnderTest.js";
import { openApi, TOKEN } from "./apiUnderTest.js";
import type { PlantedRun } from "./plantedCohort.js";
import { plantCohort } from "./plantedCohort.js";
import { link, plantStep } from "./plantedStep.js";

let api: ApiUnderTest;
let planted: PlantedRun;

beforeAll(async () => {
  api = await openApi();
  planted = await plantCohort(api.graph);
});
afterAll(() => api.close());

async function find(text: string): Promise<unknown> {
  const { data, errors } = await api.ask(FIND, { text });
  expect(errors).toEqual([]);
  return data?.["find"];
}

it("finds a thing by the beginning of its id, of its own kind alone", async () => {
  const { slide, models } = planted;
  const cohort = { name: planted.name };
  expect(await find(slide.id.slice(0, 26))).toEqual([
    { __typename: "Slide", id: slide.id, name: "S1", cohort },
  ]);
  expect(await find(models[0]!.id)).toEqual([
    { __typename: "Model", id: models[0]!.id },
  ]);
  expect(await find(`model${slide.id.slice("slide".length)}`)).toEqual([]);
});

it("finds a patient by the pseudonym, in every cohort that has it, and nothing by an unknown name", async () => {
  const other = await plantCohort(api.graph);
  const pseudonym = uniqueName("patient");
  const both = [planted.cohort, other.cohort].map(({ id }) =>
    patientNode(id, pseudonym),
  );
  await plantStep(api.graph, {
    ...{ run: planted.run, name: "readCohort", seed: 0, minute: 3 },
    ...{ used: [], made: [], nodes: both, links: [] },
  });
  expect(await find(pseudonym)).toMatchObject(
    both.map(({ id }) => ({ __typename: "Patient", id, pseudonym })).sort(byId),
  );
  expect(await find(uniqueName("nobody"))).toEqual([]);
  expect(await find("")).toEqual([]);
});

it("lists a cohort's slides by its name, with patient and standing, and the cohorts where none is called so", async () => {
  const client = createApiClient(api.url, TOKEN);
  const { cohort, name, slide, patient } = planted;
  let told: unknown;
  const printed: string[] = [];
  const output = {
    ...{ json: true, note: () => undefined, progress: () => undefined },
    print: (line: string) => printed.push(line),
    document: (value: unknown) => (told = value),
  };
  await slidesCommand(client, name, output);
  const of = { id: patient.id, pseudonym: "P1", site: null };
  expect(told).toEqual({
    cohort: { id: cohort.id, name },
    slides: [
      {
        id: slide.id,
        name: "S1",
        file: "S1.tif",
        specimen: null,
        patient: of,
        withdrawals: [],
      },
    ],
  });
  expect(printed.join("\n")).toMatch(/S1 .*P1 .*stands .*slide-/);
  await expect(
    slidesCommand(client, uniqueName("none"), output),
  ).rejects.toThrow(cohort.id.slice(0, 18));
});

it("finds a specimen by its name, with what was cut from it", async () => {
  const { cohort, patient, slide } = planted;
  const name = uniqueName("specimen");
  const specimen: NodeRecord = {
    label: "Specimen",
    id: identify("Specimen", { cohort: cohort.id, name }),
    props: { name, cohort: cohort.id },
  };
  await plantStep(api.graph, {
    ...{ run: planted.run, name: "readCohort", seed: 1, minute: 4 },
    ...{ used: [], made: [], nodes: [cohort, patient, slide, specimen] },
    links: [
      link("FROM_SPECIMEN", slide, specimen),
      link("FROM_PATIENT", specimen, patient),
    ],
  });
  expect(await find(name)).toMatchObject([
    { __typename: "Specimen", id: specimen.id, name },
  ]);
  const { data } = await api.ask(
    `query ($id: ID!) { node(id: $id) { ... on Slide {
      specimen { name patient { id } slides { id } cohort { id } } } } }`,
    { id: slide.id },
  );
  expect(data?.["node"]).toEqual({
    specimen: {
      ...{ name, patient: { id: patient.id }, slides: [{ id: slide.id }] },
      cohort: { id: cohort.id },
    },
  });
});

it("a list of claims that is empty says which gene or morphology nobody measured", async () => {
  const client = createApiClient(api.url, TOKEN);
  const gene = [String(planted.gene.props["symbol"]), "NOSUCH1"];
  expect(await unknownNames(client, { gene })).toEqual([
    "No run has tried a gene NOSUCH1; symbols are HGNC's.",
  ]);
  expect(await unknownNames(client, {})).toEqual([]);
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
