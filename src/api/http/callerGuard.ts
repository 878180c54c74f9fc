import type { IncomingMessage } from "node:http";
import type { Request, RequestHandler } from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Caller } from "../../knowledge/caller.js";
import type { OnRefusal } from "../access/onRefusal.js";
import { recognise, type Recognising } from "../access/recognise.js";
import { isLocal } from "./isLocal.js";
import { sendError } from "./sendError.js";

/** What stands before everything that is read or done. */
export interface CallerGuard {
  readonly guard: RequestHandler;
  /** Who sent a request that was let through; null: somebody of this machine without a token. */
  callerOf(request: IncomingMessage): Caller | null;
}

/** Wrong tokens an address may try in a minute; more are not answered one by one, nor logged. */
const WRONG_TOKENS = { points: 30, duration: 60 };

/**
 * Lets in who bears a token that counts, and this machine without one, to read. A secret of 32 random bytes is not
 * found by trying; the limit keeps those who try from filling the log, and hinders nobody whose token is right.
 */
export function callerGuard(
  known: Recognising,
  onRefusal: OnRefusal,
): CallerGuard {
  const callers = new WeakMap<IncomingMessage, Caller>();
  const wrong = new RateLimiterMemory(WRONG_TOKENS);
  return {
    callerOf: (request) => callers.get(request) ?? null,
    guard: async (req, res, next) => {
      const found = await recognise(known, req.headers.authorization);
      if (found.kind === "caller") callers.set(req, found.caller);
      if (found.kind === "caller" || (found.kind === "nobody" && isLocal(req)))
        return next();
      const reason = found.kind === "nobody" ? "no token" : found.reason;
      const address = addressOf(req);
      if (!(await mayTry(wrong, address))) return sendError(res, 429, TOO_MANY);
      onRefusal({ address, reason });
      sendError(res, 401, { code: "UNAUTHENTICATED", message: WORDS[reason] });
    },
  };
}

const TOO_MANY = {
  code: "TOO_MANY_REQUESTS",
  message: "too many requests without a token that counts; wait a minute",
};

const WORDS = {
  "no token":
    "from another machine every request needs a token: Authorization: Bearer TOKEN",
  unknown: "nobody has this token; histoclaim token create makes one",
  expired: "this token has expired; histoclaim token create makes another",
  revoked: "this token was revoked",
} as const;

function addressOf({ socket }: Request): string | null {
  return socket.remoteAddress ?? null;
}

async function mayTry(
  limiter: RateLimiterMemory,
  address: string | null,
): Promise<boolean> {
  // Its promise is rejected with the limiter's state where the limit is reached.
  return limiter.consume(address ?? "").then(
    () => true,
    () => false,
  );
}
