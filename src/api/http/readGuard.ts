import { BlockList, isIPv4 } from "node:net";
import type { Request, RequestHandler } from "express";
import { sendError } from "./sendError.js";
import { tokenMatches } from "./tokenMatches.js";

/** Lets this machine read without a token, others with one. @see requireToken for what changes something */
export function readGuard(token: string): RequestHandler {
  return (req, res, next) => {
    if (isLocal(req) || tokenMatches(req.headers.authorization, token))
      return next();
    sendError(res, 401, {
      code: "UNAUTHENTICATED",
      message:
        "from another machine every request needs the owner's token: Authorization: Bearer TOKEN",
    });
  };
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

function isLocal({ socket }: Request): boolean {
  const address = (socket.remoteAddress ?? "").replace(/^::ffff:/i, "");
  if (address === "") return false;
  return loopback.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}
