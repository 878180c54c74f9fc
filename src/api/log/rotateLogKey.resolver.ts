import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import type { KeyRotation } from "./keyRotation.type.js";
import { RotateLogKeyResult } from "./keyRotation.type.js";
import { RotateLogKeyInput } from "./rotateLogKey.input.js";

/** Changes the key that signs the log. */
@Resolver()
export class RotateLogKeyResolver {
  @Mutation(() => RotateLogKeyResult, {
    description:
      "Makes a new key, signs for it with the old one, logs it, and forgets the old private key. What the old one signed is still good.",
  })
  async rotateLogKey(
    @Arg("input", () => RotateLogKeyInput) input: RotateLogKeyInput,
    @Ctx() ctx: ApiContext,
  ): Promise<KeyRotation | InvalidInput> {
    const dryRun = input.dryRun ?? false;
    const { idempotencyKey } = input;
    const withoutOld = input.withoutOld ?? false;
    const done = await ctx.log.rotate(
      { idempotencyKey, withoutOld, dryRun },
      callerOf(ctx),
    );
    if (done.kind === "refused")
      return {
        message: "the key was not changed",
        issues: [{ path: "withoutOld", message: done.message }],
      };
    return { verifier: done.verifier, previous: done.previous, dryRun };
  }
}
