import type { RequestHandler } from "express";
import type { ClaimLinks } from "../../knowledge/log/claimStanding.js";
import { sendError } from "./sendError.js";
import { sendLines } from "./sendLines.js";

/** Reads where the links of claims lead, after a claim's id. */
export type ReadClaimLinks = (page: {
  readonly after: string;
  readonly most: number;
}) => Promise<ClaimLinks[]>;

/** Claims that are sent at once at most. */
const MOST_CLAIMS = 1000;

/**
 * Answers /log/claims?after=ID: of a thousand claims after that id, in the order of ids, the versions that HEAD leads to and the
 * verdicts that COUNTS_FOR comes from, one JSON document a line: what the log's last word on each is held against.
 */
export function logClaims(read: ReadClaimLinks): RequestHandler {
  return async (req, res) => {
    const { after = "" } = req.query;
    if (typeof after !== "string") {
      const message = "after is the id of one claim, or left out";
      sendError(res, 400, { code: "BAD_USER_INPUT", message });
      return;
    }
    sendLines(res, await read({ after, most: MOST_CLAIMS }));
  };
}
