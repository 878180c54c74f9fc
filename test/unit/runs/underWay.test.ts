import { defaultPayloadConverter } from "@temporalio/common";
import { expect, it } from "vitest";
import { pendingActivities } from "../../../src/runs/pendingActivities.js";
import { addUnderWay } from "../../../src/runs/underWay.js";
import { STAGES } from "../../../workflows/stages.js";

const finished = [
  { stage: "slides", done: 3, total: 10 },
  { stage: "training", done: 0, total: 0 },
];

it("adds what is under way to what is finished, stage by stage", () => {
  const pending = [
    { type: "prepareSlide", done: 1, total: 4 },
    { type: "prepareSlide", done: 2, total: 4 },
    { type: "settleBags", done: 1, total: 1 },
  ];
  expect(addUnderWay(finished, pending)).toEqual([
    { stage: "slides", done: 3.75, total: 10 },
    { stage: "training", done: 0, total: 0 },
  ]);
});

it("never says more than all, nor divides by nothing", () => {
  const pending = [
    { type: "prepareSlide", done: 9, total: 4 },
    { type: "prepareSlide", done: 0, total: 0 },
    { type: "trainGenes", done: 1, total: 1 },
  ];
  const [slides, training] = addUnderWay(
    [{ stage: "slides", done: 10, total: 10 }, finished[1]!],
    pending,
  );
  expect(slides).toMatchObject({ done: 10 });
  expect(training).toMatchObject({ done: 0 });
});

it("reads heartbeats as Temporal keeps them, and passes over those that tell nothing", () => {
  const beat = (details: unknown) => ({
    activityType: { name: "trainGenes" },
    heartbeatDetails: {
      payloads: [defaultPayloadConverter.toPayload(details)!],
    },
  });
  const raw = {
    pendingActivities: [
      beat({ done: 20, total: 80 }),
      beat(null),
      beat({ done: "20", total: 80 }),
      { activityType: { name: "readCohort" } },
    ],
  };
  const read = pendingActivities({ raw } as Parameters<
    typeof pendingActivities
  >[0]);
  expect(read).toEqual([{ type: "trainGenes", done: 20, total: 80 }]);
});

it("knows the stages of a run", () => {
  const stages = STAGES.map((stage) => ({ stage, done: 0, total: 1 }));
  const [cohort] = addUnderWay(stages, [
    { type: "readCohort", done: 1, total: 2 },
  ]);
  expect(cohort).toEqual({ stage: "cohort", done: 0.5, total: 1 });
});
