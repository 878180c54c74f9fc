import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { STEP_NAMES } from "../../../src/activities/stepName.js";
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
  for (const name of readdirSync(ACTIVITIES)) {
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

it("each step that hands work to threads or to the child counts their code", () => {
  const given = {
    slides: "slideThread.js",
    statistics: "statisticsThread.js",
    trainer: "trainerProcess.js",
  };
  for (const step of STEP_NAMES) {
    const [activity = ""] = STEP_SOURCES[step];
    const text = readFileSync(sourceOf(activity), "utf8");
    for (const [part, file] of Object.entries(given))
      if (text.includes(`deps.${part}.`))
        expect(STEP_SOURCES[step].join(" "), step).toContain(file);
  }
});
