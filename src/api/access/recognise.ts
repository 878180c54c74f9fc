import type { Bearer, TokenDesk } from "../../governance/tokenDesk.js";
import { OWNER } from "../../knowledge/caller.js";
import { tokenMatches } from "../http/tokenMatches.js";

/** Who asks: nobody, where no token is borne. */
export type Recognised = Bearer | { readonly kind: "nobody" };

/** What somebody is known by. */
export interface Recognising {
  /** The owner's. */
  readonly token: string;
  readonly tokens: Pick<TokenDesk, "bearer">;
}

/** Who bears the token of an Authorization header. Other schemes than Bearer are a proxy's own and tell us nothing. */
export function recognise(
  { token, tokens }: Recognising,
  authorization: string | undefined,
): Promise<Recognised> {
  const [, secret] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (secret === undefined) return Promise.resolve({ kind: "nobody" });
  if (tokenMatches(authorization, token))
    return Promise.resolve({ kind: "caller", caller: OWNER });
  return tokens.bearer(secret);
}
