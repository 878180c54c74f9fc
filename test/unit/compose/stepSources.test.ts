import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";
import { STEP_NAMES } from "../../../src/activities/step/stepName.js";
import { STEP_SOURCES } from "../../../src/compose/stepSources.js";

const COMPOSE = resolve(import.meta.dirname, "../../../src/compose");
const ACTIVITIES = resolve(COMPOSE, "../activities");
const sourceOf = (built: string): string =>
  resolve(COMPOSE, built.replace(/\.js$/, ".ts"));

it.each(STEP_NAMES)("%s begins in files that exist", (step) => {
  for (const file of STEP_SOURCES[step])
    expect(existsSync(sourceOf(file)), file).toBe(true);
});

it("each step that an activity plans begins in that activity", () => {
  const planned: string[] = [];
  for (const name of readdirSync(ACTIVITIES, {
    recursive: true,
    encoding: "utf8",
  })) {
    if (!name.endsWith(".ts")) continue;
    const path = join(ACTIVITIES, name);
    const text = readFileSync(path, "utf8");
    for (const step of STEP_NAMES) {
      if (!new RegExp(`name: "${step}"`).test(text)) continue;
      planned.push(step);
      expect(STEP_SOURCES[step].map(sourceOf), step).toContain(path);
    }
  }
  expect(planned.length).toBeGreaterThan(10);
});

/** What activities are given and whose code decides what a step makes. */
const GIVEN: readonly (readonly [string, string])[] = [
  ["deps.readCohort(", "io/tables/readCohort.js"],
  ["deps.slides.", "io/slides/slideThread.js"],
  ["deps.encoders", "io/encoders/encoderThread.js"],
  ["deps.features.", "io/features/featureThread.js"],
  ["deps.statistics.", "io/statistics/statisticsThread.js"],
  ["deps.trainer.", "io/training/trainerProcess.js"],
  ["deps.tensors.", "io/blobs/safetensors.js"],
  ["deps.pictures.drawOverlay", "io/pictures/drawOverlay.js"],
  ["deps.pictures.encodePng", "io/pictures/encodePng.js"],
  ["deps.exchange.", "io/exchange/quPathRegions.js"],
];

/** The texts of an activity and of the activities' files that it imports, all together. */
function textOf(path: string, seen = new Set<string>()): string {
  if (seen.has(path)) return "";
  seen.add(path);
  const text = readFileSync(path, "utf8");
  const imports = [
    ...text.matchAll(/^import (?!type)[^;]* from "(\..*)\.js"/gm),
  ];
  const others = imports
    .map(([, name = ""]) => resolve(dirname(path), `${name}.ts`))
    .filter((other) => other.startsWith(ACTIVITIES))
    .map((other) => textOf(other, seen));
  return [text, ...others].join("\n");
}

it.each(STEP_NAMES)("%s counts the code that its activity is given", (step) => {
  const [activity = ""] = STEP_SOURCES[step];
  const text = textOf(sourceOf(activity));
  const sources = STEP_SOURCES[step].join(" ");
  for (const [use, file] of GIVEN)
    if (text.includes(use)) expect(sources, use).toContain(file);
});
