import { ArrayMaxSize } from "class-validator";
import { ArgsType, Field, ID } from "type-graphql";

const MOST_NODES = 200;

/** Which nodes. */
@ArgsType()
export class NodesArgs {
  @Field(() => [ID], { description: `At most ${MOST_NODES}.` })
  @ArrayMaxSize(MOST_NODES)
  ids!: string[];
}
