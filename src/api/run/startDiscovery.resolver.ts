import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import type { InvalidInput } from "./invalidInput.type.js";
import { StartDiscoveryResult } from "./results.js";
import type { Run } from "./run.type.js";
import { StartDiscoveryInput } from "./startDiscovery.input.js";
import { startRequestOf } from "./startRequestOf.js";
import { textIssues } from "./textIssues.js";

/** Starts the main job. */
@Resolver()
export class StartDiscoveryResolver {
  @Mutation(() => StartDiscoveryResult, {
    description:
      "Starts the main job. Sent twice with one key, it starts one run.",
  })
  async startDiscovery(
    @Arg("input", () => StartDiscoveryInput) input: StartDiscoveryInput,
    @Ctx() ctx: ApiContext,
  ): Promise<Run | InvalidInput> {
    const request = startRequestOf(input);
    const issues = textIssues(request);
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const started = await ctx.runs.start(request, callerOf(ctx));
    if (started.kind === "run")
      return existing(ctx.loaders.node("Run", started.id), started.id);
    return { message: started.message, issues: [...started.issues] };
  }
}
