import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import type { InvalidInput } from "./invalidInput.type.js";
import { CancelRunResult } from "./results.js";
import type { Run } from "./run.type.js";

/** Stops a run. */
@Resolver()
export class CancelRunResolver {
  @Mutation(() => CancelRunResult, {
    description:
      "Asks a run to stop cleanly; its status follows when it has. One that nothing carries on any more ends at once. Asked again, it changes nothing.",
  })
  async cancelRun(
    @Arg("id", () => ID) id: string,
    @Arg("idempotencyKey", () => ID, {
      nullable: true,
      description:
        "One request for one key; one cancelling is enough, whatever the key.",
    })
    _key: string | null,
    @Ctx() ctx: ApiContext,
  ): Promise<Run | InvalidInput> {
    const { runs, loaders } = ctx;
    const run = await loaders.node("Run", id);
    if (run === null) return refused("no such run is known");
    if (run.status === "CANCELLED") return run;
    if (run.status !== "RUNNING")
      return refused(`the run has ended: ${run.status.toLowerCase()}`);
    const standing = await runs.cancel(id, callerOf(ctx));
    if (standing === null) return run;
    const { status, endedAt, message } = standing;
    return { ...run, status, endedAt, message };
  }
}

function refused(message: string): InvalidInput {
  return { message, issues: [{ path: "id", message }] };
}
