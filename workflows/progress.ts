import { defineQuery, setHandler } from "@temporalio/workflow";
import type { StageProgress } from "../src/activities/dto.js";
import type { Stage } from "./stages.js";
import { STAGES } from "./stages.js";

/** Asks a run how far each stage is. */
export const progressQuery = defineQuery<StageProgress[]>("progress");

/** Counts finished units of each stage and answers progressQuery. */
export interface ProgressTracker {
  plan(stage: Stage, total: number): void;
  tick(stage: Stage): void;
  /** Counts a unit of the stage once the work is done. */
  counted<T>(stage: Stage, work: Promise<T>): Promise<T>;
  stages(): StageProgress[];
}

/** Starts where an earlier history of the same run ended. */
export function trackProgress(
  carried: readonly StageProgress[],
): ProgressTracker {
  const known = new Map(carried.map((entry) => [entry.stage, entry]));
  const of = (stage: Stage): StageProgress =>
    known.get(stage) ?? { stage, done: 0, total: 0 };
  const stages = (): StageProgress[] => STAGES.map(of);
  setHandler(progressQuery, stages);
  const tick = (stage: Stage): void => {
    known.set(stage, { ...of(stage), done: of(stage).done + 1 });
  };
  return {
    plan: (stage, total) => known.set(stage, { ...of(stage), total }),
    tick,
    counted: async (stage, work) => {
      const result = await work;
      tick(stage);
      return result;
    },
    stages,
  };
}
