import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonical,
  identify,
  labelOf,
  NotCanonicalError,
  sha256,
  stepId,
  stepKey,
} from "../../../src/knowledge/identity.js";
import { REQUIRED, type Label } from "../../../src/knowledge/provenance.js";

describe("canonical", () => {
  it("writes the examples of RFC 8785 as the RFC does", () => {
    // Section 3.2.4: key order by UTF-16 code units, numbers as ECMAScript writes them.
    expect(
      canonical({
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ud83d\ude00": "Emoji",
        "1": "One",
        "\u00f6": "o",
      }),
    ).toBe(
      '{"\\r":"Carriage Return","1":"One","\u00f6":"o","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji"}',
    );
    expect(canonical([333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
    );
  });

  it("does not depend on the order of members, and reads back to the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        if (JSON.stringify(value).includes("\\ud")) return;
        const text = canonical(value);
        expect(canonical(reversed(value))).toBe(text);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["NaN", { a: [1, Number.NaN] }, "value.a[1]"],
    ["Infinity", [Infinity], "value[0]"],
    ["undefined in a list", [undefined], "value[0]"],
    ["undefined", undefined, "value"],
    ["a date", { at: new Date(0) }, "value.at"],
    ["a typed array", new Float32Array(2), "value"],
    ["a map", new Map(), "value"],
    ["a function", { f: () => 1 }, "value.f"],
    ["a bigint", 1n, "value"],
    ["half a surrogate pair", "\ud83d", "value"],
  ])("refuses %s, and says where", (_, value, path) => {
    expect(() => canonical(value)).toThrow(NotCanonicalError);
    expect(() => canonical(value)).toThrow(`${path} is `);
  });

  it("leaves out members that are undefined", () => {
    expect(canonical({ a: undefined, b: null })).toBe('{"b":null}');
  });
});

describe("identify", () => {
  it("gives an id that tells its label, for every label", () => {
    for (const label of Object.keys(REQUIRED) as Label[]) {
      const id = identify(label, { a: 1 });
      expect(labelOf(id)).toBe(label);
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*-[0-9a-f]{64}$/);
    }
    expect(identify("TileSet", {})).toMatch(/^tile-set-/);
  });

  it("is the sha256 of the canonical label and parts", () => {
    const text = '{"label":"Gene","parts":{"symbol":"MUC2"}}';
    expect(identify("Gene", { symbol: "MUC2" })).toBe(
      `gene-${createHash("sha256").update(text).digest("hex")}`,
    );
  });

  it("tells labels and parts apart", () => {
    const ids = [
      identify("Gene", { name: "x" }),
      identify("Subtype", { name: "x" }),
      identify("Gene", { name: "y" }),
    ];
    expect(new Set(ids.map((id) => id.slice(-64))).size).toBe(3);
  });

  it("knows no label in what is no id", () => {
    for (const id of [
      "",
      "gene",
      "gene-1",
      "alien-" + "0".repeat(64),
      "Gene-" + "0".repeat(64),
      "gene-" + "0".repeat(64) + "\n",
    ])
      expect(labelOf(id)).toBeNull();
  });
});

describe("stepKey", () => {
  const parts = {
    name: "n",
    codeVersion: "c",
    backend: "b",
    seed: 1,
    params: "{}",
    used: ["r x", "r y"],
  };

  it("changes with everything a step depends on", () => {
    const variants = [
      parts,
      { ...parts, name: "m" },
      { ...parts, codeVersion: "d" },
      { ...parts, backend: "e" },
      { ...parts, seed: 2 },
      { ...parts, seed: null },
      { ...parts, params: '{"a":1}' },
      { ...parts, used: ["r x"] },
      { ...parts, used: ["r xr y"] },
    ];
    expect(new Set(variants.map(stepKey)).size).toBe(variants.length);
  });

  it("ignores whatever else comes along, times and agents included", () => {
    const late = { ...parts, startedAt: "2026", agent: "a" };
    expect(stepKey(late)).toBe(stepKey(parts));
  });

  it("gives each attempt an id of its own", () => {
    expect(stepId("k", 1)).not.toBe(stepId("k", 2));
  });
});

it("sha256 hashes text as UTF-8", () => {
  expect(sha256("")).toBe(
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
  expect(sha256("\u00f6")).toBe(sha256(Uint8Array.of(0xc3, 0xb6)));
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(
    entries.map(([key, member]) => [key, reversed(member)]),
  );
}
