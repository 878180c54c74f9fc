import { Field, Int, ObjectType, type ClassType } from "type-graphql";
import { PageInfo } from "./pageInfo.type.js";

/** Counting reads the whole list. */
const COUNT_COST = 10;

/** Makes the Relay connection of a type: `NameConnection`, `NameEdge`. */
export function connectionOf(of: ClassType, name: string): ClassType {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class Edge {
    @Field(() => of)
    node!: unknown;

    @Field(() => String)
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class Connection {
    @Field(() => [of])
    nodes!: unknown[];

    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, {
      nullable: true,
      complexity: COUNT_COST,
      description:
        "Rows of the whole list; null where they are too many to count.",
    })
    totalCount!: number | null;
  }
  return Connection;
}
