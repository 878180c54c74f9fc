import type { RequestHandler } from "express";
import { sendError } from "./sendError.js";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses requests that were meant for another host. A page elsewhere can have its own name resolve to this machine
 * and would then be read as ours; its requests still bear that name.
 */
export function hostGuard(hosts: ReadonlySet<string>): RequestHandler {
  return (req, res, next) => {
    const name = hostName(req.headers.host);
    if (name !== null && (LOOPBACK.includes(name) || hosts.has(name)))
      return next();
    sendError(res, 421, {
      code: "MISDIRECTED_REQUEST",
      message: "this server does not answer to the host name of the request",
    });
  };
}

function hostName(host: string | undefined): string | null {
  const url = `http://${host ?? ""}`;
  return /^[\w.:[\]-]+$/.test(host ?? "") && URL.canParse(url)
    ? new URL(url).hostname
    : null;
}
