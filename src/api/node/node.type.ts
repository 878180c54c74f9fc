import { Field, ID, InterfaceType } from "type-graphql";
import { labelOf } from "../../knowledge/identity.js";

/** Anything the graph holds; its type follows from its id. */
@InterfaceType({
  description: "Anything the graph holds.",
  resolveType: ({ id }: { readonly id: string }) => labelOf(id) ?? undefined,
})
export abstract class Node {
  @Field(() => ID)
  id!: string;
}
