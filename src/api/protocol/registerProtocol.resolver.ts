import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import type { ProtocolRegistration } from "./protocolRegistration.type.js";
import { RegisterProtocolResult } from "./protocolRegistration.type.js";
import { RegisterProtocolInput } from "./registerProtocol.input.js";

/** Registers a protocol. */
@Resolver()
export class RegisterProtocolResolver {
  @Mutation(() => RegisterProtocolResult, {
    description:
      "Registers what claims must survive, in the log: runs that start later are judged by it, earlier ones only as exploratory.",
  })
  async registerProtocol(
    @Arg("input", () => RegisterProtocolInput) input: RegisterProtocolInput,
    @Ctx() ctx: ApiContext,
  ): Promise<ProtocolRegistration | InvalidInput> {
    const { document } = input;
    const dryRun = input.dryRun ?? false;
    const found = await ctx.protocols.register(
      { document, dryRun },
      callerOf(ctx),
    );
    if (found.kind === "invalid")
      return { message: found.message, issues: [...found.issues] };
    const { id, name, version, before, criteria } = found;
    const protocol = await ctx.loaders.node("Protocol", id);
    return {
      id,
      name,
      version,
      criteria: [...criteria],
      before,
      dryRun,
      protocol,
    };
  }
}
