import { Field, ObjectType } from "type-graphql";
import { ClaimBearing } from "../enums/claimBearing.enum.js";
import { Claim } from "./claim.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A claim that bears on another.",
})
export class RelatedClaim {
  @Field(() => ClaimBearing)
  bearing!: keyof typeof ClaimBearing;

  @Field(() => Claim)
  claim!: Claim;
}
