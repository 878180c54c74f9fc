import { statementOf } from "../../knowledge/claim.js";
import { CRITERIA } from "../../knowledge/criteria/index.js";
import type {
  EvidenceDirection,
  EvidenceItem,
  EvidenceLine,
} from "../../knowledge/evidence.js";
import { criterionId } from "../../knowledge/protocolId.js";
import type { Demand, Protocol } from "../../knowledge/protocol.js";
import type { LinkRecord, NodeRecord } from "../../knowledge/provenance.js";
import { claimNodes } from "../../knowledge/claimNode.js";
import type { ItemsByCriterion } from "./evidenceItems.js";
import { itemProps } from "../step/itemProps.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import type { WeighedClaim } from "./weighEvidence.js";

/** Turns items into lines of evidence under a protocol, and gathers what the graph keeps of them. */
export interface EvidenceCollector {
  /** Id of the version of a claim that this step makes. */
  version(claim: string): string;
  /** One line for each criterion that the protocol asks and that has items. @param subject what the items are about */
  lines(subject: string, items: ItemsByCriterion): EvidenceLine[];
  /** Versions, lines and items of all claims, and the document of them all. */
  outcome(
    claims: readonly WeighedClaim[],
    blob: string,
    by: { readonly cohort: string; readonly run: string; readonly at: string },
  ): StepOutcome;
}

/** Starts empty. @param idOf names what the step makes */
export function collectEvidence(
  protocol: Protocol,
  idOf: IdOf,
): EvidenceCollector {
  const outputs: Output[] = [];
  const links: LinkRecord[] = [];
  const collect = (made: { outputs: Output[]; links: LinkRecord[] }): void => {
    outputs.push(...made.outputs);
    links.push(...made.links);
  };
  return {
    version: (claim) => idOf(versionOf(claim)),
    lines: (subject, items) =>
      protocol.criteria.flatMap((demand) => {
        const own = items[demand.name] ?? [];
        if (own.length === 0) return [];
        const made = lineOf(subject, demand, own, idOf);
        collect(made);
        return [made.line];
      }),
    outcome: (claims, blob, by) => {
      const versions = versionsOf(claims, by);
      const document: Output = {
        role: "evidence",
        label: "Artifact",
        content: { blob },
        props: { kind: "evidence", blob },
      };
      return {
        outputs: [document, ...versions.outputs, ...outputs],
        nodes: versions.nodes,
        links: [...links, ...versions.links],
      };
    },
  };
}

const versionOf = (claim: string) => ({
  label: "ClaimVersion" as const,
  content: { claim },
});

const DIRECTIONS: Readonly<Record<string, EvidenceDirection>> = {
  PASS: "SUPPORTS",
  FAIL: "OPPOSES",
};

function lineOf(
  subject: string,
  demand: Demand,
  items: readonly EvidenceItem[],
  idOf: IdOf,
): { line: EvidenceLine; outputs: Output[]; links: LinkRecord[] } {
  const criterion = demand.name;
  const content = { subject, criterion };
  const id = idOf({ label: "EvidenceLine", content });
  const line: EvidenceLine = { id, criterion, items };
  const result = CRITERIA.find(({ name }) => name === criterion)?.assess(
    demand,
    [line],
  );
  const own: Output = {
    role: `line ${subject} ${criterion}`,
    label: "EvidenceLine",
    content,
    props: {
      kind: criterion,
      subject,
      direction: DIRECTIONS[result?.outcome ?? ""] ?? "NEUTRAL",
      summary: result?.sentence ?? "",
    },
  };
  const made = items.map((item, place): Output => {
    const role = `item ${subject} ${criterion} ${place}`;
    const label = "EvidenceItem";
    return {
      role,
      label,
      content: { ...content, place },
      props: itemProps(item),
    };
  });
  return {
    line,
    outputs: [own, ...made],
    links: [
      { type: "TESTS", from: id, to: criterionId(demand) },
      ...made.map((item): LinkRecord => ({
        type: "HAS_ITEM",
        from: id,
        to: idOf(item),
      })),
    ],
  };
}

function versionsOf(
  claims: readonly WeighedClaim[],
  by: { readonly cohort: string; readonly run: string; readonly at: string },
): { outputs: Output[]; nodes: NodeRecord[]; links: LinkRecord[] } {
  const nodes: NodeRecord[] = [];
  const links: LinkRecord[] = [];
  const outputs = claims.map((own): Output => {
    const { claim, version, proposition, lines } = own;
    const given = claimNodes(by.cohort, proposition, by.at);
    nodes.push(...given.nodes);
    links.push(
      ...given.links,
      { type: "HEAD", from: claim, to: version },
      { type: "VERSION_OF", from: version, to: claim },
    );
    for (const { id } of lines)
      links.push({ type: "HAS_LINE", from: version, to: id });
    const statement = statementOf(proposition);
    const props = { claim, run: by.run, statement };
    return { role: `version ${claim}`, ...versionOf(claim), props };
  });
  return { outputs, nodes, links };
}
