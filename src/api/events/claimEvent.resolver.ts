import {
  Arg,
  Ctx,
  FieldResolver,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { Claim } from "../claim/claim.type.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Node } from "../node/node.type.js";
import { ClaimEvent } from "./claimEvent.type.js";
import {
  claimCursor,
  claimEvents,
  type ClaimHappening,
} from "./claimEvents.js";

interface Asked {
  readonly context: ApiContext;
  readonly args: { readonly after?: string | null };
}

/** What happens to claims, as it happens. */
@Resolver(() => ClaimEvent)
export class ClaimEventResolver {
  @Query(() => String, {
    nullable: true,
    description:
      "Given as `after` to claimEvents, they tell only what happens from now on; null: nothing has happened yet.",
  })
  claimEventCursor(@Ctx() { events }: ApiContext): Promise<string | null> {
    return claimCursor(events);
  }

  @Subscription(() => ClaimEvent, {
    subscribe: ({ context, args }: Asked) =>
      claimEvents(context.events, args.after ?? null),
    description:
      "What happens to claims, in the order of the log: from the first event on, or behind the one whose cursor is given, without a gap or a repeat.",
  })
  claimEvents(
    @Root() event: ClaimHappening,
    @Arg("after", () => String, { nullable: true }) _after: string | null,
    @Ctx() { loaders }: ApiContext,
  ): ClaimHappening {
    // What was read for an event before may have changed since.
    loaders.forget();
    return event;
  }

  @FieldResolver(() => Node, {
    description: "The version, verdict, review, withdrawal or reinstatement.",
  })
  subject(
    @Root() { subject }: ClaimHappening,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Node> {
    return existing(loaders.anyNode(subject), subject);
  }

  @FieldResolver(() => Claim, {
    nullable: true,
    description:
      "As it stands now; null: a withdrawal or its undoing, which verdicts of their own follow.",
  })
  async claim(
    @Root() { claim }: ClaimHappening,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Claim | null> {
    return claim === null ? null : loaders.node("Claim", claim);
  }
}
