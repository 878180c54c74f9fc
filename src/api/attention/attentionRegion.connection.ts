import { connectionOf } from "../paging/connectionOf.js";
import { AttentionRegion } from "./attentionRegion.type.js";

/** Pages of attention regions. */
export const AttentionRegionConnection = connectionOf(
  AttentionRegion,
  "AttentionRegion",
);
