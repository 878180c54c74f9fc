import {
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Run } from "../run/run.type.js";
import { Step } from "../step/step.type.js";
import { RunEvent } from "./runEvent.type.js";
import { runEvents, type RunHappening } from "./runEvents.js";

interface Asked {
  readonly context: ApiContext;
  readonly args: { readonly runId: string; readonly after?: string | null };
}

/** What happens in a run, as it happens. */
@Resolver(() => RunEvent)
export class RunEventResolver {
  @Subscription(() => RunEvent, {
    subscribe: ({ context, args }: Asked) =>
      runEvents(context, args.runId, args.after ?? null),
    description:
      "What happens in a run, to its end: from its start on, or behind the event whose cursor is given, without a gap or a repeat.",
  })
  runEvents(
    @Root() event: RunHappening,
    @Arg("runId", () => ID) _run: string,
    @Arg("after", () => String, { nullable: true }) _after: string | null,
    @Ctx() { loaders }: ApiContext,
  ): RunHappening {
    // What was read for an event before may have changed since.
    loaders.forget();
    return event;
  }

  @FieldResolver(() => Run, { description: "As it stands now." })
  run(
    @Root() { run }: RunHappening,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Run> {
    return existing(loaders.node("Run", run), run);
  }

  @FieldResolver(() => Step, {
    nullable: true,
    description: "Of an event of a step.",
  })
  async step(
    @Root() { step }: RunHappening,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Step | null> {
    return step === undefined ? null : loaders.node("Step", step);
  }
}
