import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import type { Output } from "../step/runStep.js";

/** What a Step made and what it makes now, as far as both are compared; or why that cannot be told. */
export type DoneAgain =
  | {
      readonly was: ReplicableStep["generated"];
      readonly is: readonly Output[];
    }
  | { readonly refused: string };
