import { criterionId } from "../../src/knowledge/protocolId.js";
import type { Proposition } from "../../src/knowledge/claim.js";
import { statementOf } from "../../src/knowledge/claim.js";
import { claimNodes } from "../../src/knowledge/claimNode.js";
import type { NodeRecord, Value } from "../../src/knowledge/provenance.js";
import type { Graph } from "../../src/graph/graph.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { subtypeNode } from "../../src/knowledge/namedNodes.js";
import { geneNode } from "../graph/planted.js";
import { link, nodeOf, plantStep } from "./plantedStep.js";

/** What a planted claim says and how it was judged. */
export interface ClaimPlan {
  readonly gene: string;
  readonly genes?: readonly string[];
  readonly morphology?: string;
  /** In place of a morphology. */
  readonly subtype?: string;
  readonly direction?: "HIGHER" | "LOWER";
  readonly cohort: string;
  readonly createdAt?: string;
  /** Left out: not judged. */
  readonly verdict?: Readonly<Record<string, Value>>;
  readonly explainedBy?: NodeRecord;
  readonly items?: number;
}

/** A planted claim. */
export interface PlantedClaim {
  readonly claim: NodeRecord;
  readonly version: NodeRecord;
  readonly verdict: NodeRecord | null;
  readonly line: NodeRecord;
  readonly step: string;
}

const DEMAND = {
  name: "learnable",
  title: "The gene can be read from the slide",
  question: "Can it?",
  role: "required",
  metric: "heldOutCorrelation.q",
  comparator: "<",
  threshold: 0.01,
  leastN: 60,
  leastEffect: 0.2,
  leastFolds: 0.6,
  source: "design",
};

/** The criterion that planted verdicts name. */
export const CRITERION = criterionId(DEMAND);

/** The protocol that planted verdicts stand under, registered. */
export async function plantProtocol(
  graph: Graph,
  name = "planted",
  tests = { genes: 10, pairs: 70 },
) {
  const json = {
    name,
    version: "1",
    description: "Planted by a test.",
    permutations: { learnable: 9999, present: 9999, shuffledSets: 1 },
    tests,
    criteria: [DEMAND],
  };
  const registeredAt = "2026-01-01T00:00:00.000Z";
  return registerProtocol(graph, { json, registeredAt });
}

/** Plants claims with their evidence and verdicts, one step for all, so that one call judges them as a run would. */
export async function plantClaims(
  graph: Graph,
  run: string,
  plans: readonly ClaimPlan[],
  seed = 10,
): Promise<PlantedClaim[]> {
  const protocol = await plantProtocol(graph);
  const parts = plans.map((plan, i) => partsOf(plan, `${run} ${seed} ${i}`));
  const step = await plantStep(graph, {
    run,
    name: "judgeClaims",
    seed,
    minute: seed,
    // What it used is part of a step's key: steps of other runs must not be taken for this one.
    used: plans.map(({ cohort }) => ({ role: "cohort", id: cohort })),
    made: parts.flatMap(({ version, line, items, verdict }) => [
      version,
      line,
      ...items,
      ...(verdict === null ? [] : [verdict]),
    ]),
    nodes: parts.flatMap(({ claim, about }) => [claim, ...about]),
    links: parts.flatMap(({ claim, version, line, items, about, ...part }) => [
      link("HEAD", claim, version),
      link("VERSION_OF", version, claim),
      ...about.map((one) => link("ABOUT", claim, one)),
      link("HAS_LINE", version, line),
      link("TESTS", line, { id: CRITERION }),
      ...items.map((item) => link("HAS_ITEM", line, item)),
      ...verdictLinks(part, version, line, protocol),
    ]),
  });
  return parts.map(({ claim, version, verdict, line }) => ({
    claim,
    version,
    verdict,
    line,
    step,
  }));
}

function verdictLinks(
  { verdict, plan }: Pick<Parts, "verdict" | "plan">,
  version: NodeRecord,
  line: NodeRecord,
  protocol: { readonly id: string },
) {
  if (verdict === null) return [];
  const { explainedBy } = plan;
  return [
    link("OF", verdict, version),
    link("UNDER", verdict, protocol),
    link("BASED_ON", verdict, line),
    ...(explainedBy ? [link("EXPLAINED_BY", verdict, explainedBy)] : []),
  ];
}

interface Parts {
  readonly plan: ClaimPlan;
  readonly claim: NodeRecord;
  /** Genes, and the subtype. */
  readonly about: readonly NodeRecord[];
  readonly version: NodeRecord;
  readonly line: NodeRecord;
  readonly items: readonly NodeRecord[];
  readonly verdict: NodeRecord | null;
}

function partsOf(plan: ClaimPlan, name: string): Parts {
  const { gene, genes = [gene], morphology = "mucin", cohort } = plan;
  const { subtype, direction = "HIGHER", items: count = 2 } = plan;
  const scope = genes.length > 1 ? "MODULE" : "GENE";
  const proposition: Proposition = {
    ...{ scope, gene, genes, direction, tissue: "colon" },
    ...(subtype === undefined
      ? { kind: "morphology", of: morphology }
      : { kind: "subtype", of: subtype }),
  };
  const createdAt = plan.createdAt ?? "2026-01-01T00:10:00.000Z";
  const claim = claimNodes(cohort, proposition, createdAt).nodes[0]!;
  const statement = statementOf(proposition);
  const line = nodeOf("EvidenceLine", name, {
    kind: "heldOut",
    direction: "SUPPORTS",
    summary: "r = .6",
  });
  return {
    plan,
    claim,
    about: [
      ...genes.map(geneNode),
      ...(subtype === undefined ? [] : [subtypeNode(subtype)]),
    ],
    version: nodeOf("ClaimVersion", name, {
      claim: claim.id,
      run: name,
      statement,
    }),
    line,
    items: Array.from({ length: count }, (_, i) => itemOf(name, i)),
    verdict: plan.verdict ? verdictOf(name, line, plan.verdict) : null,
  };
}

function itemOf(name: string, i: number): NodeRecord {
  return nodeOf("EvidenceItem", `${name} ${i}`, {
    kind: `item ${i}`,
    n: 60,
    value: 0.6,
    ...(i === 0
      ? {
          ...{ p: 0.001, q: 0.004, low: 0.4, high: 0.75 },
          ...{ foldsAgree: 4, foldsOf: 5 },
        }
      : {}),
  });
}

function verdictOf(
  name: string,
  line: NodeRecord,
  given: Readonly<Record<string, Value>>,
): NodeRecord {
  const result = {
    criterion: CRITERION,
    outcome: "PASS",
    observed: 0.004,
    margin: 0.006,
    sentence: "q = .004",
    lines: [line.id],
  };
  const props = {
    outcome: "SUPPORTED",
    exploratory: false,
    judgedAt: "2026-01-01T00:11:00.000Z",
    reason: "All required criteria pass.",
    codeVersion: "v",
    results: JSON.stringify([result]),
    flipSets: JSON.stringify([{ to: "REFUTED", criteria: [CRITERION] }]),
  };
  return nodeOf("Verdict", name, { ...props, ...given });
}
