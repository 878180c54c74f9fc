import { afterAll, beforeAll, expect, it } from "vitest";
import { slideMaskPicture } from "../../src/graph/read/slideMaskPicture.js";
import { identify } from "../../src/knowledge/identity.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { plantCohort, type PlantedRun } from "./plantedCohort.js";
import { link, nodeOf, plantStep } from "./plantedStep.js";

const QUALITY = {
  tissueArea: 12.5,
  tissue: 0.4,
  pen: 0.1,
  blur: 0.02,
  folds: 0,
  saturation: 0.3,
};
let api: ApiUnderTest;
let planted: PlantedRun;
let tileSet: string;

beforeAll(async () => {
  api = await openApi({
    deps: {
      // The blob's name stands for its bytes.
      slideMask: async (slide) => {
        const blob = await slideMaskPicture(api.graph, slide);
        return blob === null ? null : Buffer.from(blob);
      },
    },
  });
  planted = await plantCohort(api.graph);
  tileSet = await plantTiles(1, "first");
  await plantTiles(2, "second");
});
afterAll(() => api.close());

async function plantTiles(minute: number, name: string): Promise<string> {
  const unique = `${planted.name} ${name}`;
  const tiles = nodeOf("TileSet", unique, {
    blob: "b",
    tiles: 3,
    tileSize: 224,
    mpp: 1,
    quality: JSON.stringify(QUALITY),
  });
  const kind = "slide-mask";
  const picture = nodeOf("Artifact", unique, { kind, blob: `${name} picture` });
  const { run, slide } = planted;
  await plantStep(api.graph, {
    run,
    name: "tileSlide",
    seed: minute,
    minute,
    used: [{ role: "slide", id: slide.id }],
    made: [tiles, picture],
    links: [link("ON", tiles, slide)],
  });
  return tiles.id;
}

it("answers a slide's newest mask as a picture", async () => {
  const answer = await fetch(`${api.url}/slides/${planted.slide.id}/mask`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(await answer.text()).toBe("second picture");
});

it("answers 404 for a slide that was never tiled and for what is no slide", async () => {
  const strange = [identify("Slide", { none: 1 }), tileSet, "x", "%00"];
  for (const id of strange) {
    const answer = await fetch(`${api.url}/slides/${id}/mask`);
    expect(answer.status, id).toBe(404);
  }
});

it("tells how much of a slide can be used", async () => {
  const { data, errors } = await api.ask(
    `query ($id: ID!) { node(id: $id) { ... on TileSet {
       quality { tissueArea tissue pen blur folds saturation } } } }`,
    { id: tileSet },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({ node: { quality: QUALITY } });
});
