import { connectionOf } from "../paging/connectionOf.js";
import { AttentionMap } from "./attentionMap.type.js";

/** Pages of attention maps. */
export const AttentionMapConnection = connectionOf(
  AttentionMap,
  "AttentionMap",
);
