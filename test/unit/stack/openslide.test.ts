import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readConfig } from "../../../src/config.js";
import type { OpenSlideSetUp } from "../../../src/stack/openslide/setUpOpenSlide.js";
import {
  openSlideRecord,
  setUpOpenSlide,
} from "../../../src/stack/openslide/setUpOpenSlide.js";
import type { Tried } from "../../../src/stack/way.js";

let checkout: string;
const lines: string[] = [];

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "histoclaim-openslide-"));
  lines.length = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(checkout, { recursive: true });
});

const setUp = (here: Tried<string>): Promise<OpenSlideSetUp> =>
  setUpOpenSlide({
    config: readConfig({ HISTOCLAIM_CACHE: checkout }, checkout),
    log: (line) => lines.push(line),
    onThisMachine: () => Promise.resolve(here),
  });

const record = (): unknown =>
  JSON.parse(readFileSync(openSlideRecord(checkout), "utf8"));

test("a library of this machine is taken, and nothing is fetched", async () => {
  const found = await setUp({ taken: "libopenslide.so.0" });
  expect(found).toMatchObject({ library: "libopenslide.so.0" });
  expect(record()).toEqual(found);
  expect(lines).toEqual([]);
});

test("where none can be had set-up goes on, and says why and what is lost", async () => {
  vi.stubEnv("PATH", checkout);
  const found = await setUp({ why: "none here" });
  expect(found.library).toBeNull();
  expect(found.refusals.map(({ why }) => why)).toEqual([
    "none here",
    expect.stringMatching(/^Python 3 with pip is needed/),
  ]);
  expect(record()).toEqual(found);
  expect(lines.join()).toMatch(/NDPI.*are not read/s);
});
