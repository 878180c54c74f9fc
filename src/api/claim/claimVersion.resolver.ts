import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Claim } from "./claim.type.js";
import { ClaimVersion } from "./claimVersion.type.js";

/** Which claim a version is of. */
@Resolver(() => ClaimVersion)
export class ClaimVersionResolver {
  @FieldResolver(() => Claim)
  claim(
    @Root() { claim }: RowOf<"ClaimVersion">,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Claim> {
    return existing(loaders.node("Claim", claim), claim);
  }
}
