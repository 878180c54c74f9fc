import { createHash, timingSafeEqual } from "node:crypto";

/** Whether an Authorization header bears the token; takes as long for a near miss as for a far one. */
export function tokenMatches(
  authorization: string | undefined,
  token: string,
): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  const same = timingSafeEqual(digest(given ?? ""), digest(token));
  return same && given !== undefined && token !== "";
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
