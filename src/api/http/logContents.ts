import type { RequestHandler } from "express";
import type { RecordedLabel } from "../../knowledge/recorded/readers.js";
import { isRecorded, RECORDED } from "../../knowledge/recorded/readers.js";
import type { Thing } from "../../knowledge/recorded/thing.js";
import { sendError } from "./sendError.js";
import { sendLines } from "./sendLines.js";

/** Reads things of a label, after a thing's id. */
export type ReadLogContents = (page: {
  readonly label: RecordedLabel;
  readonly after: string;
  readonly most: number;
}) => Promise<Thing[]>;

/** Things that are sent at once at most: a version comes with all of its evidence. */
const MOST_THINGS = 500;

/**
 * Answers /log/contents?of=LABEL&after=ID: of five hundred things of a label after that id, in the order of ids, what the graph
 * has of that which the log's entries say of them, one JSON document a line.
 */
export function logContents(read: ReadLogContents): RequestHandler {
  return async (req, res) => {
    const { of, after = "" } = req.query;
    if (
      typeof of !== "string" ||
      !isRecorded(of) ||
      typeof after !== "string"
    ) {
      const message = `of is one of ${RECORDED.join(", ")}; after is the id of one such thing, or left out`;
      sendError(res, 400, { code: "BAD_USER_INPUT", message });
      return;
    }
    sendLines(res, await read({ label: of, after, most: MOST_THINGS }));
  };
}
