import { describe, expect, it } from "vitest";
import { predictSite } from "../../../src/science/controls/predictSite.js";
import { normals, uniformP } from "./made.js";

/** Patients of sites of unequal size, whose embeddings are moved by their site as far as `shift` says. */
function made(seed: number, shift: number, sizes = [14, 9, 7]) {
  const normal = normals(seed);
  const dim = 12;
  const way = sizes.map(() => Array.from({ length: dim }, normal));
  const sites = sizes.flatMap((n, k) => new Array<string>(n).fill(`S${k}`));
  return {
    kind: "siteFromEmbedding",
    sites,
    patients: sites.map((_, b) => `P${b}`),
    rows: sites.map((site) =>
      way[Number(site.slice(1))]!.map((w) => shift * w + normal()),
    ),
    draws: 199,
    seed,
  };
}

describe("predicting the site", () => {
  it("succeeds where the site is in the embeddings", () => {
    const { value, p, n, baseline } = predictSite(made(3, 1.5))!;
    expect(value).toBeGreaterThan(0.8);
    expect(p).toBe(0.005);
    expect(n).toBe(30);
    expect(baseline).toBeCloseTo(1 / 3, 12);
  });

  it("does not where it is not: its p is uniform and its accuracy that of the majority", () => {
    const found = Array.from({ length: 60 }, (_, seed) =>
      predictSite({ ...made(seed, 0), draws: 49 })!,
    );
    expect(uniformP(found.map(({ p }) => p!))).toBeGreaterThan(0.01);
    const mean = found.reduce((sum, { value }) => sum + value / 60, 0);
    expect(mean).toBeGreaterThan(0.27);
    expect(mean).toBeLessThan(0.4);
  });

  it("keeps the bags of one patient together: a patient's own look is not his site's", () => {
    const one = made(5, 0, [6, 6]);
    const normal = normals(9);
    const rows = one.rows.flatMap((row) =>
      [0, 1, 2].map(() => row.map((x) => 4 * x + 0.01 * normal())),
    );
    const twice = {
      ...one,
      rows,
      sites: one.sites.flatMap((s) => [s, s, s]),
      patients: one.patients.flatMap((s) => [s, s, s]),
    };
    const { n, p } = predictSite(twice)!;
    expect(n).toBe(12);
    expect(p).toBeGreaterThan(0.02);
  });

  it("leaves out small sites and unknown ones, and needs two that are left", () => {
    const some = made(1, 2, [6, 6, 3]);
    expect(predictSite(some)?.n).toBe(12);
    expect(predictSite(made(1, 2, [9, 4]))).toBeNull();
    const unknown = some.sites.map((s) => (s === "S0" ? null : s));
    expect(predictSite({ ...some, sites: unknown })).toBeNull();
  });
});
