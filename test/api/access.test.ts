import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { logParts } from "../../src/compose/logParts.js";
import { createApi } from "../../src/api/createApi.js";
import { createReads } from "../../src/graph/read/reads.js";
import { ownedFiles } from "../../src/stack/ownedFiles.js";
import {
  NO_BLOBS,
  openApi,
  post,
  TOKEN,
  type ApiUnderTest,
} from "./apiUnderTest.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi({ deps: { hosts: ["histoclaim.example"] } });
});
afterAll(() => api.close());

const CANCEL =
  'mutation { cancelRun(id: "run-x") { __typename ... on InvalidInput { message } } }';

describe("a mutation", () => {
  it("is done for the owner's token only", async () => {
    const wrong = [
      undefined,
      "Bearer wrong",
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(0, -1)}`,
      `Basic ${TOKEN}`,
      TOKEN,
      "Bearer ",
    ];
    for (const authorization of wrong) {
      const headers = authorization === undefined ? {} : { authorization };
      const { status, data, errors } = await api.ask(CANCEL, {}, headers);
      expect({ status, data }).toEqual({ status: 401, data: null });
      expect(errors).toMatchObject([
        { extensions: { code: "UNAUTHENTICATED" } },
      ]);
    }
    const { data } = await api.command(CANCEL);
    expect(data?.["cancelRun"]).toMatchObject({ __typename: "InvalidInput" });
  });

  it("is never done by GET", async () => {
    const url = `${api.url}/graphql?query=${encodeURIComponent(CANCEL)}`;
    const headers = {
      authorization: `Bearer ${TOKEN}`,
      "apollo-require-preflight": "1",
    };
    expect((await fetch(url, { headers })).status).toBe(405);
  });
});

describe("a page of another site", () => {
  it("cannot send what a browser sends without asking first", async () => {
    const body = JSON.stringify({ query: "{ __typename }" });
    const plain = await fetch(`${api.url}/graphql`, { method: "POST", body });
    expect(plain.status).toBe(400);
    const get = await fetch(`${api.url}/graphql?query={__typename}`);
    expect(get.status).toBe(400);
    expect(await get.text()).toContain("CSRF");
  });

  it("is given no leave to read what it asked", async () => {
    const preflight = await fetch(`${api.url}/graphql`, {
      method: "OPTIONS",
      headers: {
        origin: "http://evil.example",
        "access-control-request-method": "POST",
      },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    expect(preflight.headers.get("cross-origin-resource-policy")).toBe(
      "same-origin",
    );
  });

  it("cannot have its own name stand for this machine", async () => {
    const names = ["evil.example", "127.0.0.1.evil.example", "a b", "[::1"];
    for (const name of names)
      expect(await statusFor(name, "/health")).toBe(421);
    for (const name of ["localhost:1", "127.0.0.1", "[::1]:9", "LOCALHOST"])
      expect(await statusFor(name, "/health")).toBe(200);
    expect(await statusFor("histoclaim.example:80", "/health")).toBe(200);
  });
});

/** The status of a request that bears a host name. */
function statusFor(host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${api.url}${path}`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === "IPv4" && !one.internal)?.address;

it.skipIf(outside === undefined)(
  "another machine needs the token to read, too",
  async () => {
    const listening = await createApi({
      reads: createReads(api.graph),
      runs: {
        start: () => Promise.reject(new Error("not asked here")),
        startSubtype: () => Promise.reject(new Error("not asked here")),
        progress: () => Promise.resolve(null),
        cancel: () => Promise.resolve(null),
      },
      protocols: {
        register: () => Promise.reject(new Error("not asked here")),
      },
      knownFacts: {
        import: () => Promise.reject(new Error("not asked here")),
      },
      standing: { change: () => Promise.reject(new Error("not asked here")) },
      claimWork: {
        judge: () => Promise.reject(new Error("not asked here")),
        compareCohorts: () => Promise.reject(new Error("not asked here")),
        review: () => Promise.reject(new Error("not asked here")),
        propose: () => Promise.reject(new Error("not asked here")),
        replicate: () => Promise.reject(new Error("not asked here")),
      },
      readings: {
        startReading: () => Promise.reject(new Error("not asked here")),
        submitReading: () => Promise.reject(new Error("not asked here")),
        closeReading: () => Promise.reject(new Error("not asked here")),
        show: () => Promise.resolve(null),
        picture: () => Promise.resolve(null),
      },
      ...logParts(api.graph, ownedFiles(inject("stack").home, "log"), NO_BLOBS),
      subtypes: {
        report: () => Promise.resolve(null),
        model: () => Promise.resolve(null),
        kept: () => Promise.resolve(null),
        curves: () => Promise.resolve(null),
        marks: () => Promise.resolve(null),
      },
      subtypePictures: { subtypePicture: () => Promise.resolve(null) },
      pictures: { claimPicture: () => Promise.resolve(null) },
      slides: { open: () => Promise.resolve(null) },
      slideMask: () => Promise.resolve(null),
      modelWeights: () => Promise.resolve(null),
      token: TOKEN,
      tokens: {
        make: () => Promise.reject(new Error("not asked here")),
        revoke: () => Promise.reject(new Error("not asked here")),
        bearer: () => Promise.resolve({ kind: "refused", reason: "unknown" }),
      },
      keys: { once: () => Promise.reject(new Error("not asked here")) },
      onRefusal: () => undefined,
      onFault: () => undefined,
      hosts: [outside ?? ""],
    }).then((made) => made.listen({ host: "0.0.0.0", port: 0 }));
    try {
      const { port } = new URL(listening.url);
      const url = `http://${outside ?? ""}:${port}`;
      const ask = (headers = {}) =>
        post(url, { query: "{ __typename }" }, headers);
      expect(await ask()).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
      });
      const bearer = { authorization: `Bearer ${TOKEN}` };
      expect(await ask(bearer)).toMatchObject({ status: 200, errors: [] });
      const pictures = ["thumbnail", "mask"].map((name) => `slides/x/${name}`);
      const deepZoom = ["slides/x.dzi", "slides/x_files/0/0_0.jpeg"];
      for (const path of ["claims/x/overlay.png", ...pictures, ...deepZoom])
        expect((await fetch(`${url}/${path}`)).status, path).toBe(401);
      expect((await fetch(`${url}/health`)).status).toBe(200);
    } finally {
      await listening.close();
    }
  },
);
