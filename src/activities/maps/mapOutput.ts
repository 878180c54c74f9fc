import type { FoldAgreement } from "../../io/statistics/controlsThread.js";
import { canonical } from "../../knowledge/identity.js";
import type { MapAccount } from "../../science/mil/mapAccount.js";
import type { Output } from "../step/runStep.js";

/** A gene's map of all bags as the graph keeps it: where its numbers lie, and what they say of themselves. */
export function mapOutput(
  gene: string,
  {
    blob,
    agreement,
    agreed,
    account,
  }: {
    readonly blob: string;
    /** Rank correlation of the folds; null where no bag was read by more than one. */
    readonly agreement: number | null;
    readonly agreed: FoldAgreement | null;
    readonly account: MapAccount;
  },
): Output {
  const { additivityGap, relativeAttention } = account;
  return {
    role: `attention ${gene}`,
    label: "AttentionMap",
    content: { blob, gene },
    props: {
      gene,
      blob,
      additivityGap,
      relativeAttention: canonical(relativeAttention),
      ...(agreement === null ? {} : { agreement }),
      ...(agreed === null ? {} : { folds: canonical(agreed) }),
    },
  };
}
