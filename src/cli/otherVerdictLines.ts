import type { VerdictCause } from "./verdictCause.js";
import { causeText } from "./verdictCause.js";
import { whyExploratory } from "./whyExploratory.js";

/** A verdict, with why it was given. */
export interface JudgedBy {
  readonly id: string;
  readonly outcome: string;
  readonly exploratory: boolean;
  readonly openings: number | null;
  readonly judgedAt: string;
  readonly protocol: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly exploratory: boolean;
  };
  /** null of a step of another version. */
  readonly cause: VerdictCause | null;
}

/** Verdicts beside the one that counts, newest first: why each was given, and why it is not that one. */
export function otherVerdictLines({
  verdict,
  verdicts,
}: {
  readonly verdict: Pick<JudgedBy, "id" | "protocol"> | null;
  readonly verdicts: { readonly nodes: readonly JudgedBy[] };
}): string[] {
  const others = verdicts.nodes.filter(({ id }) => id !== verdict?.id);
  if (others.length === 0) return [];
  const lines = others.flatMap((one) => {
    const { outcome, judgedAt, protocol, cause } = one;
    const { name, version } = protocol;
    const beside =
      protocol.id === verdict?.protocol.id
        ? "a later one took its place"
        : "of another protocol than the one that counts";
    return [
      `  ${outcome}, under protocol ${name} ${version}, ${judgedAt}: ${cause === null ? "" : `${causeText(cause)}; `}${beside}`,
      ...whyExploratory(one).map((line) => `  ${line}`),
    ];
  });
  return ["", "Other verdicts:", ...lines];
}
