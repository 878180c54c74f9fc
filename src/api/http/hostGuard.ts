import type { RequestHandler } from "express";
import { isMeantForUs } from "./isMeantForUs.js";
import { sendError } from "./sendError.js";

/** Refuses requests that were meant for another host. */
export function hostGuard(hosts: ReadonlySet<string>): RequestHandler {
  return (req, res, next) => {
    if (isMeantForUs(req.headers.host, hosts)) return next();
    sendError(res, 421, {
      code: "MISDIRECTED_REQUEST",
      message: "this server does not answer to the host name of the request",
    });
  };
}
