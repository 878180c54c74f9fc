import { CRITERIA } from "../../knowledge/criteria/index.js";
import type {
  EvidenceDirection,
  EvidenceItem,
  EvidenceLine,
} from "../../knowledge/evidence.js";
import type { Demand } from "../../knowledge/protocol.js";
import { criterionId } from "../../knowledge/protocolId.js";
import type { LinkRecord } from "../../knowledge/provenance.js";
import { itemProps } from "../step/itemProps.js";
import type { IdOf, Output } from "../step/runStep.js";

/** Items that bear on one criterion. */
export interface Gathered {
  readonly criterion: string;
  /** What the items are about. */
  readonly subject: string;
  readonly items: readonly EvidenceItem[];
}

/** A line of evidence, and what the graph keeps of it. */
export interface MadeLine {
  readonly line: EvidenceLine;
  readonly outputs: readonly Output[];
  readonly links: readonly LinkRecord[];
}

const DIRECTIONS: Readonly<Record<string, EvidenceDirection>> = {
  PASS: "SUPPORTS",
  FAIL: "OPPOSES",
};

/**
 * Makes a line of items.
 * @param demands what protocols ask of the criterion; the first says which way the line points
 * @param named goes into the roles of a Step that makes more lines than one, else empty
 */
export function lineOutputs(
  idOf: IdOf,
  gathered: Gathered,
  demands: readonly Demand[],
  named: string,
): MadeLine {
  const { criterion, subject, items } = gathered;
  const content = { subject, criterion };
  const id = idOf({ label: "EvidenceLine", content });
  const line: EvidenceLine = { id, criterion, items };
  const asking = CRITERIA.find(({ name }) => name === criterion);
  const result = demands[0] && asking?.assess(demands[0], [line]);
  const own: Output = {
    role: `line${named}`,
    label: "EvidenceLine",
    content,
    props: {
      kind: criterion,
      subject,
      direction: DIRECTIONS[result?.outcome ?? ""] ?? "NEUTRAL",
      summary: result?.sentence ?? "No protocol of its verdicts asks for it.",
    },
  };
  const made = itemOutputs(gathered, named);
  const tested = new Set(demands.map(criterionId));
  return {
    line,
    outputs: [own, ...made],
    links: [
      ...[...tested].map((to): LinkRecord => ({ type: "TESTS", from: id, to })),
      ...made.map((item): LinkRecord => ({
        type: "HAS_ITEM",
        from: id,
        to: idOf(item),
      })),
    ],
  };
}

/** The items of a line alone. @param named as of `lineOutputs` */
export function itemOutputs(
  { subject, criterion, items }: Gathered,
  named: string,
): Output[] {
  return items.map((item, place): Output => ({
    role: `item${named} ${place}`,
    label: "EvidenceItem",
    content: { subject, criterion, place },
    props: itemProps(item),
  }));
}
