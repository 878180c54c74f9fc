import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import type { Caller } from "../../knowledge/caller.js";
import type { Admit } from "../access/admission.js";
import { sendError } from "./sendError.js";

/** What stands before everything that is read or done. */
export interface CallerGuard {
  readonly guard: RequestHandler;
  /** Who sent a request that was let through; null: somebody of this machine without a token. */
  callerOf(request: IncomingMessage): Caller | null;
}

/** Lets through what is admitted, and remembers whose it is. */
export function callerGuard(admit: Admit): CallerGuard {
  const callers = new WeakMap<IncomingMessage, Caller>();
  return {
    callerOf: (request) => callers.get(request) ?? null,
    guard: async (req, res, next) => {
      const found = await admit(req, req.headers.authorization);
      if (found.kind === "refused") return sendError(res, found.status, found);
      if (found.caller !== null) callers.set(req, found.caller);
      next();
    },
  };
}
