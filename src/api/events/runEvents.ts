import { setTimeout as wait } from "node:timers/promises";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { sha256 } from "../../knowledge/identity.js";
import type { ApiContext } from "../context.js";
import { refuse } from "../limits/refuse.js";
import { progressOf } from "../run/progressOf.js";
import type { StageProgress } from "../run/stageProgress.type.js";
import { MOST_EVENTS } from "./eventSource.js";
import { decodeRunPlace, encodeRunPlace, type RunPlace } from "./runPlace.js";

/** Something that happened in a run. */
export interface RunHappening {
  readonly cursor: string;
  readonly kind: "STARTED" | "STEP" | "PROGRESS" | "ENDED";
  readonly run: string;
  /** Id of the step that was called. */
  readonly step?: string;
  readonly progress?: readonly StageProgress[];
}

type Told = Pick<RunHappening, "kind" | "step" | "progress">;

/**
 * What happens in a run, from an event on, or from its start, to its end. Steps come in the order in which they were
 * noted, which does not change. Progress is told where it differs from what was told before, on whichever socket.
 */
export async function* runEvents(
  ctx: Pick<ApiContext, "events" | "runs" | "loaders">,
  id: string,
  after: string | null,
): AsyncGenerator<RunHappening, void, void> {
  let place = decodeRunPlace(id, after);
  const tell = (move: Partial<RunPlace>, told: Told): RunHappening => {
    place = { ...place, ...move };
    return { ...told, run: id, cursor: encodeRunPlace(id, place) };
  };
  await runNow(ctx, id);
  if (place.turn < 0) yield tell({ turn: 0 }, { kind: "STARTED" });
  while (!place.ended) {
    // The run before its steps: what was called before it ended is told before its end.
    const run = await runNow(ctx, id);
    const next = { from: place.turn + 1, most: MOST_EVENTS };
    const calls = await ctx.events.callsOfRun(id, next);
    for (const { turn, step } of calls)
      yield tell({ turn }, { kind: "STEP", step });
    if (calls.length === MOST_EVENTS) continue;
    const progress = await progressOf(run, ctx.runs);
    const digest = sha256(JSON.stringify(progress)).slice(0, 16);
    if (progress.length > 0 && digest !== place.progress)
      yield tell({ progress: digest }, { kind: "PROGRESS", progress });
    if (run.status === "RUNNING") await wait(ctx.events.pollMs);
    else yield tell({ ended: true }, { kind: "ENDED" });
  }
}

/** @throws GraphQLError NOT_FOUND */
async function runNow(
  { loaders }: Pick<ApiContext, "loaders">,
  id: string,
): Promise<RowOf<"Run">> {
  loaders.forget();
  const run = await loaders.node("Run", id);
  return run ?? refuse("NOT_FOUND", `there is no run ${id}`);
}
