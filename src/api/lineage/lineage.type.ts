import { Field, ObjectType } from "type-graphql";
import { LineageLink } from "./lineageLink.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "How something was made, or what was made from it; nearest first.",
})
export class Lineage {
  @Field(() => Boolean, {
    description: "Whether depth or limit left something out.",
  })
  truncated!: boolean;

  @Field(() => [LineageLink])
  links!: LineageLink[];
}
