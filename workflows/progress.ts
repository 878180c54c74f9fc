import { defineQuery, setHandler } from "@temporalio/workflow";
import type { StageProgress } from "../src/activities/dto.js";

/** Asks a run how far each stage is. */
export const progressQuery = defineQuery<StageProgress[]>("progress");

/** Stages of a discovery, in order. */
export const STAGES = [
  "cohort",
  "slides",
  "training",
  "evaluation",
  "evidence",
  "verdicts",
] as const;

/** Name of a stage. */
export type Stage = (typeof STAGES)[number];

/** Counts finished units of each stage and answers progressQuery. */
export function trackProgress(carried: readonly StageProgress[]): {
  plan(stage: Stage, total: number): void;
  tick(stage: Stage): void;
  stages(): StageProgress[];
} {
  const known = new Map(carried.map((entry) => [entry.stage, entry]));
  const stages = () =>
    STAGES.map(
      (stage) =>
        known.get(stage) ?? {
          stage,
          done: 0,
          total: stage === "cohort" ? 1 : 0,
        },
    );
  setHandler(progressQuery, stages);
  const of = (stage: Stage) => known.get(stage) ?? { stage, done: 0, total: 0 };
  return {
    plan: (stage, total) => known.set(stage, { ...of(stage), total }),
    tick: (stage) =>
      known.set(stage, { ...of(stage), done: of(stage).done + 1 }),
    stages,
  };
}
