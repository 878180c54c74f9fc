import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identify } from "../../src/knowledge/identity.js";
import {
  PictureFailedError,
  PictureNotReadyError,
} from "../../src/runs/pictureErrors.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";

const DRAWN = identify("Claim", { drawn: 1 });
const COMING = identify("Claim", { coming: 1 });
const CHANGED = identify("Claim", { changed: 1 });
const BROKEN = identify("Claim", { broken: 1 });
const FAILURES = new Map<string, Error>([
  [COMING, new PictureNotReadyError(COMING, 1000)],
  [CHANGED, new PictureFailedError(CHANGED, "S1.tif changed", {})],
  [BROKEN, new Error("secret")],
]);
const asked: string[][] = [];

const RUN = "run-1";
let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi({
    deps: {
      subtypePictures: {
        subtypePicture: (run, of) =>
          Promise.resolve(run === RUN ? JSON.stringify(of) : null),
      },
      pictures: {
        claimPicture: (claim, name) => {
          asked.push([claim, name]);
          const failure = FAILURES.get(claim);
          if (failure) return Promise.reject(failure);
          const bytes = Buffer.from(`${name} of it`);
          return Promise.resolve(claim === DRAWN ? bytes : null);
        },
      },
    },
  });
});
afterAll(() => api.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, { headers });

describe("pictures of a claim", () => {
  it("lie at its address", async () => {
    for (const [name, type] of [
      ["overlay.png", "image/png"],
      ["regions.geojson", "application/geo+json"],
    ] as const) {
      const response = await get(`/claims/${DRAWN}/${name}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain(type);
      expect(await response.text()).toBe(`${name} of it`);
    }
  });

  it("are not found where there is none, nor asked for where the id is none", async () => {
    const unknown = identify("Claim", { drawn: 2 });
    asked.length = 0;
    const ids = [unknown, identify("Slide", { a: 1 }), "x", "..%2f..", "%00"];
    for (const id of ids) {
      const response = await get(`/claims/${id}/overlay.png`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: "NOT_FOUND" } }],
      });
    }
    expect(asked).toEqual([[unknown, "overlay.png"]]);
    expect((await get(`/claims/${DRAWN}/other.png`)).status).toBe(404);
  });
});

describe("pictures of subtypes", () => {
  it("lie at the address of their run, each gene's shape by its name", async () => {
    const found = async (path: string) => {
      const response = await get(path);
      return [response.headers.get("content-type"), await response.text()];
    };
    const type = "image/svg+xml; charset=utf-8";
    for (const [path, of] of [
      ["importance.svg", { kind: "importance" }],
      ["drop.svg", { kind: "drop" }],
      ["curve.svg", { kind: "curve" }],
      ["pairs/HLA%2DA/B2M.svg", { kind: "pair", genes: ["HLA-A", "B2M"] }],
      ["shapes/HLA%2DA.svg", { kind: "shape", gene: "HLA-A" }],
    ] as const)
      expect(await found(`/pictures/${RUN}/${path}`)).toEqual([
        type,
        JSON.stringify(of),
      ]);
    expect((await get("/pictures/another/drop.svg")).status).toBe(404);
  });
});

describe("pictures that cannot be had", () => {
  it.each([
    [COMING, 503, "NOT_READY", "ask again"],
    [CHANGED, 409, "CANNOT_DRAW", "S1.tif changed"],
  ])("say why", async (id, status, code, why) => {
    const response = await get(`/claims/${id}/overlay.png`);
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text).toContain(code);
    expect(text).toContain(why);
  });

  it("keep faults of ours to the log", async () => {
    const response = await get(`/claims/${BROKEN}/overlay.png`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
  });
});

describe("the explorer", () => {
  const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

  it("is what a browser finds at the address, and needs no other server", async () => {
    const response = await get("/", browser);
    expect(response.url).toBe(`${api.url}/graphql`);
    const page = await response.text();
    expect(page).toContain("ruru-root");
    expect(page).not.toMatch(/https?:\/\//);
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
  });

  it("asks for the token", async () => {
    const page = await (await get("/graphql", browser)).text();
    expect(page).toContain('id="token-dialog"');
    expect(page).toContain("askForToken");
  });

  it("has all its files here", async () => {
    const page = await (await get("/graphql", browser)).text();
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(
      ([, path]) => path ?? "",
    );
    expect(files.length).toBeGreaterThan(1);
    for (const path of [...files, "/explorer/graphqlWorker.js"])
      expect((await get(path)).status).toBe(200);
    expect((await get("/explorer/../package.json")).status).toBe(404);
  });

  it("leaves the API to those who ask for JSON", async () => {
    const query = `/graphql?query=${encodeURIComponent("{ __typename }")}`;
    const response = await get(query, {
      ...browser,
      "apollo-require-preflight": "1",
    });
    expect(await response.json()).toEqual({ data: { __typename: "Query" } });
  });
});

it("/health says whether the graph answers", async () => {
  const response = await get("/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "ok", graph: true });
});

it("anything else is not found, in JSON", async () => {
  const response = await get("/no/such/place");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: "NOT_FOUND" } }],
  });
});
