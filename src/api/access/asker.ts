import type { Caller } from "../../knowledge/caller.js";
import type { ApiContext } from "../context.js";
import type { OnRefusal } from "./onRefusal.js";

/** The part of a context that says who asks, from where, and whom to tell where that is not enough. */
export function asker(
  { onRefusal }: { readonly onRefusal: OnRefusal },
  caller: Caller | null,
  address: string | null,
): Pick<ApiContext, "caller" | "onRefusal"> {
  return {
    caller,
    onRefusal: (operation) => {
      onRefusal({
        address,
        operation,
        ...(caller === null
          ? { reason: "no token" }
          : { reason: "role", agent: caller.agent }),
      });
    },
  };
}
