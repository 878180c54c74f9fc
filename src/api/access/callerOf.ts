import type { Caller } from "../../knowledge/caller.js";
import type { ApiContext } from "../context.js";
import { refuse } from "../limits/refuse.js";

/** Who asks for a change. @throws GraphQLError UNAUTHENTICATED where nobody does, which the table of access has refused before */
export function callerOf({ caller }: Pick<ApiContext, "caller">): Caller {
  return caller ?? refuse("UNAUTHENTICATED", "a change needs a token", 401);
}
