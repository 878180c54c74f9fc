import type { Caller } from "../caller.js";
import type { ReadingStanding } from "./whyOver.js";
import { whyOver } from "./whyOver.js";

/** One thing that stands against what somebody asks of a reading. */
export interface ReadingFault {
  readonly path: string;
  readonly message: string;
}

/** Whom a reading is for. */
export interface ReadingTask extends ReadingStanding {
  readonly reading: {
    /** Names of those who may read; empty: whoever may review. */
    readonly readers: readonly string[];
  };
  /** Agents who proposed the claim or started a run that made it. */
  readonly makers: readonly string[];
}

/**
 * Why somebody may not read; empty where they may. Who made a claim knows its slides and what is hoped for, blinded or not:
 * as nobody accepts their own claim, nobody reads for it.
 */
export function refuseReader(
  task: ReadingTask,
  { agent, name }: Pick<Caller, "agent" | "name">,
): ReadingFault[] {
  const fault = (message: string): ReadingFault => ({
    path: "reading",
    message,
  });
  const over = whyOver(task);
  if (over !== null) return [fault(over)];
  const { makers } = task;
  const { readers } = task.reading;
  const faults: ReadingFault[] = [];
  if (makers.includes(agent))
    faults.push(
      fault(
        "nobody reads for their own claim: you proposed it or started a run that made it; ask somebody else with a reviewer's token",
      ),
    );
  if (readers.length > 0 && !readers.includes(name))
    faults.push(
      fault(`it is for ${readers.join(", ")}; you are known as ${name}`),
    );
  return faults;
}
