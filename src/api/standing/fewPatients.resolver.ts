import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StandingReport } from "../../runs/standingControl.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Protocol } from "../protocol/protocol.type.js";
import { FewPatients } from "./fewPatients.type.js";

type Row = NonNullable<StandingReport["fewPatients"]>[number];

/** Which protocol asks for more. */
@Resolver(() => FewPatients)
export class FewPatientsResolver {
  @FieldResolver(() => Protocol)
  protocol(
    @Root() { protocol }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Protocol> {
    return existing(loaders.node("Protocol", protocol), protocol);
  }
}
