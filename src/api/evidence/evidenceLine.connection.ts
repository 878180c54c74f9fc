import { connectionOf } from "../paging/connectionOf.js";
import { EvidenceLine } from "./evidenceLine.type.js";

/** Pages of evidence lines. */
export const EvidenceLineConnection = connectionOf(
  EvidenceLine,
  "EvidenceLine",
);
