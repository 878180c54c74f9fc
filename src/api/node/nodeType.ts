import { ObjectType } from "type-graphql";
import { Node } from "./node.type.js";

/** Declares a type of nodes, named after the class and so after the label. */
export function NodeType(description: string): ClassDecorator {
  return ObjectType({ implements: Node, simpleResolvers: true, description });
}
