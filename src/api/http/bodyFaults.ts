import type { ErrorRequestHandler } from "express";
import type { OnFault } from "../errors/formatFault.js";
import { sendError } from "./sendError.js";

/** Answers for bodies that could not be read, and for whatever else went wrong before GraphQL. */
export function bodyFaults(onFault: OnFault): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const type = typeOf(error);
    const known = KNOWN[type];
    if (known !== undefined) return sendError(res, known.status, known);
    onFault(`${req.method} ${req.path}`, error);
    sendError(res, 500, {
      code: "INTERNAL_SERVER_ERROR",
      message: "the server failed at this; its log says more",
    });
  };
}

function typeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  return "type" in error ? String(error.type) : "";
}

const bad = (status: number, code: string, message: string) => ({
  status,
  code,
  message,
});

/** Types of the body parser's errors. */
const KNOWN: Readonly<Record<string, ReturnType<typeof bad> | undefined>> = {
  "entity.too.large": bad(
    413,
    "REQUEST_TOO_LARGE",
    "the request is too large; ask in several",
  ),
  "entity.parse.failed": bad(400, "BAD_REQUEST", "the body is no JSON"),
  "request.aborted": bad(400, "BAD_REQUEST", "the body broke off"),
  "request.size.invalid": bad(
    400,
    "BAD_REQUEST",
    "the body is not as long as its header says",
  ),
  "encoding.unsupported": bad(
    415,
    "BAD_REQUEST",
    "the body's encoding is not known",
  ),
  "charset.unsupported": bad(
    415,
    "BAD_REQUEST",
    "the body's character set is not known; send UTF-8",
  ),
};
