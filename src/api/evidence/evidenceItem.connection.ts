import { connectionOf } from "../paging/connectionOf.js";
import { EvidenceItem } from "./evidenceItem.type.js";

/** Pages of evidence items. */
export const EvidenceItemConnection = connectionOf(
  EvidenceItem,
  "EvidenceItem",
);
