import type { IncomingMessage } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Caller } from "../../knowledge/caller.js";
import { isLocal } from "../http/isLocal.js";
import type { OnRefusal } from "./onRefusal.js";
import { recognise, type Recognising } from "./recognise.js";

/** Whether somebody may come in, and who it is; null: somebody of this machine without a token. */
export type Admission =
  | { readonly kind: "admitted"; readonly caller: Caller | null }
  | {
      readonly kind: "refused";
      readonly status: 401 | 429;
      readonly code: string;
      readonly message: string;
    };

/** Says of each request, and of each socket, who it comes from. */
export type Admit = (
  request: Pick<IncomingMessage, "socket">,
  authorization: string | undefined,
) => Promise<Admission>;

/** Wrong tokens an address may try in a minute; more are not answered one by one, nor logged. */
const WRONG_TOKENS = { points: 30, duration: 60 };

/**
 * Lets in who bears a token that counts, and this machine without one, to read. A secret of 32 random bytes is not
 * found by trying; the limit keeps those who try from filling the log, and hinders nobody whose token is right.
 */
export function createAdmission(
  known: Recognising,
  onRefusal: OnRefusal,
): Admit {
  const wrong = new RateLimiterMemory(WRONG_TOKENS);
  return async (request, authorization) => {
    const found = await recognise(known, authorization);
    if (found.kind === "caller")
      return { kind: "admitted", caller: found.caller };
    if (found.kind === "nobody" && isLocal(request))
      return { kind: "admitted", caller: null };
    const reason = found.kind === "nobody" ? "no token" : found.reason;
    const address = request.socket.remoteAddress ?? null;
    if (!(await mayTry(wrong, address))) return TOO_MANY;
    onRefusal({ address, reason });
    const code = "UNAUTHENTICATED";
    return { kind: "refused", status: 401, code, message: WORDS[reason] };
  };
}

const TOO_MANY = {
  kind: "refused",
  status: 429,
  code: "TOO_MANY_REQUESTS",
  message: "too many requests without a token that counts; wait a minute",
} as const;

const WORDS = {
  "no token":
    "from another machine every request needs a token: Authorization: Bearer TOKEN",
  unknown: "nobody has this token; histoclaim token create makes one",
  expired: "this token has expired; histoclaim token create makes another",
  revoked: "this token was revoked",
} as const;

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
