import { statementOf } from "../../knowledge/claim.js";
import type { EvidenceLine } from "../../knowledge/evidence.js";
import type { Protocol } from "../../knowledge/protocol.js";
import type { LinkRecord, NodeRecord } from "../../knowledge/provenance.js";
import { claimNodes } from "../../knowledge/claimNode.js";
import type { ItemsByCriterion } from "./evidenceItems.js";
import type { MadeLine } from "./lineOutputs.js";
import { lineOutputs } from "./lineOutputs.js";
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
  const collect = (made: MadeLine): void => {
    outputs.push(...made.outputs);
    links.push(...made.links);
  };
  return {
    version: (claim) => idOf(versionOf(claim)),
    lines: (subject, items) =>
      protocol.criteria.flatMap((demand) => {
        const own = items[demand.name] ?? [];
        if (own.length === 0) return [];
        const { name: criterion } = demand;
        const made = lineOutputs(
          idOf,
          { subject, criterion, items: own },
          [demand],
          ` ${subject} ${criterion}`,
        );
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
