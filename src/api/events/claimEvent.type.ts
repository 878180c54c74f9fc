import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "Something that happened to a claim: an entry of the log.",
})
export class ClaimEvent {
  @Field(() => String, {
    description: "Given as `after`, the events go on behind this one.",
  })
  cursor!: string;

  @Field(() => Int, { description: "Place in the log." })
  index!: number;

  @Field(() => String, {
    description:
      "What happened: claim-version, verdict, review, withdrawal, reinstatement.",
  })
  kind!: string;
}
