import { logHead } from "../../src/graph/log.js";
import type { Graph } from "../../src/graph/graph.js";
import type { RegisteredProtocol } from "../../src/graph/protocols.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { finishRun } from "../../src/graph/runs.js";
import { recordStep } from "../../src/graph/steps.js";
import { itemProps } from "../../src/activities/step/itemProps.js";
import type { Proposition } from "../../src/knowledge/claim.js";
import { claimNodes } from "../../src/knowledge/claimNode.js";
import { LEGS } from "../../src/knowledge/elsewhere.js";
import { identify, sha256 } from "../../src/knowledge/identity.js";
import { parseProtocol } from "../../src/knowledge/protocol.js";
import { criterionId } from "../../src/knowledge/protocolId.js";
import type { NodeRecord, SealedStep } from "../../src/knowledge/provenance.js";
import { judge } from "../../src/knowledge/verdict.js";
import { verdictProps } from "../../src/knowledge/verdictProps.js";
import { link, nodeOf } from "../api/plantedStep.js";
import { standard } from "../unit/knowledge/protocols.js";
import { cohortNode, patientNode, plannedStep, plantRun } from "./planted.js";
import { uniqueName } from "./testGraph.js";

/** A claim of a cohort of one patient whose three legs were measured and judged. */
export interface PlantedLegs {
  readonly claim: string;
  readonly version: string;
  readonly proposition: Proposition;
  readonly run: string;
  readonly cohort: string;
  /** What the cohort calls itself. */
  readonly name: string;
  readonly patient: string;
  readonly lines: readonly string[];
}

/** What a planted claim differs by. */
export interface LegsPlan {
  readonly gene: string;
  readonly protocol: RegisteredProtocol;
  readonly direction?: "HIGHER" | "LOWER";
  /** Of the patient; left out: a name of the cohort's own. */
  readonly pseudonym?: string;
  /** p of learnable, located, present. */
  readonly p?: readonly [number, number, number];
}

/** A protocol of the three legs, and of what only supports: spots, other cohorts; registered under a name of the test's own. */
export function registerLegs(graph: Graph): Promise<RegisteredProtocol> {
  const { criteria, ...rest } = standard();
  const asked = new Set([...Object.keys(LEGS), "spots", "elsewhere"]);
  return registerProtocol(graph, {
    json: {
      ...rest,
      name: uniqueName("legs"),
      criteria: criteria.filter(({ name }) => asked.has(name)),
    },
    registeredAt: "2026-01-01T00:00:00.000Z",
  });
}

/** Plants it as a run that has ended, in names of the test's own. */
export async function plantLegs(
  graph: Graph,
  plan: LegsPlan,
): Promise<PlantedLegs> {
  const name = uniqueName("cohort");
  const cohort = cohortNode(name);
  const run = await plantRun(graph, name);
  const patient = patientNode(cohort.id, plan.pseudonym ?? `${name}-1`);
  const record = async (
    own: Omit<Parameters<typeof plannedStep>[0], "run">,
    made: readonly NodeRecord[] = [],
  ): Promise<SealedStep> => {
    const { size: logSize } = await logHead(graph);
    const planned = { ...plannedStep({ run, ...own }), logSize };
    const more = made.map((node) => ({ role: node.label, node }));
    const generated = [...planned.generated, ...more];
    return (await recordStep(graph, { ...planned, generated })).step;
  };
  const slide = slideOf(cohort.id, patient, name);
  const measured = await record({
    name: `measure ${name}`,
    used: [patient, slide].map(({ id, label }) => ({ role: label, id })),
    nodes: [cohort, patient, slide],
    links: [
      link("IN_COHORT", patient, cohort),
      link("IN_COHORT", slide, cohort),
      link("FROM_PATIENT", slide, patient),
    ],
  });
  const proposition = propositionOf(plan);
  const claim = claimNodes(cohort.id, proposition, "2026-01-01T00:10:00.000Z");
  const { id } = claim.nodes[0]!;
  const legs = legsOf(name, plan);
  const version = nodeOf("ClaimVersion", name, {
    claim: id,
    run,
    statement: "planted",
  });
  const { protocol } = plan;
  const under = { role: "protocol", id: protocol.id };
  await record(
    {
      name: `weigh ${name}`,
      used: [{ role: "pairs", id: measured.generated[0]!.node.id }, under],
      makes: [],
      nodes: claim.nodes,
      links: [
        ...claim.links,
        link("HEAD", { id }, version),
        link("VERSION_OF", version, { id }),
        ...legs.flatMap(({ line, item, tests }) => [
          link("HAS_LINE", version, line),
          link("HAS_ITEM", line, item),
          link("TESTS", line, { id: tests }),
        ]),
      ],
    },
    [version, ...legs.flatMap(({ line, item }) => [line, item])],
  );
  const verdict = verdictOf(name, protocol, legs);
  await record(
    {
      name: `judge ${name}`,
      used: [{ role: "claim", id: version.id }, under],
      makes: [],
      links: [
        link("OF", verdict, version),
        link("UNDER", verdict, protocol),
        ...legs.map(({ line }) => link("BASED_ON", verdict, line)),
      ],
    },
    [verdict],
  );
  await finishRun(graph, run, {
    status: "DONE",
    endedAt: "2026-01-01T01:00:00.000Z",
  });
  const lines = legs.map(({ line }) => line.id);
  const of = { cohort: cohort.id, name, patient: patient.id, run };
  return { claim: id, version: version.id, proposition, ...of, lines };
}

function slideOf(
  cohort: string,
  patient: NodeRecord,
  name: string,
): NodeRecord {
  const props = {
    name,
    file: `${name}.tif`,
    sha256: sha256(name),
    ...{ mpp: 1, width: 100, height: 100 },
    cohort,
    patient: patient.id,
  };
  return { label: "Slide", id: identify("Slide", props), props };
}

function propositionOf({ gene, direction = "HIGHER" }: LegsPlan): Proposition {
  const about = { kind: "morphology", of: "mucin", tissue: "colon" } as const;
  return { scope: "GENE", gene, genes: [gene], direction, ...about };
}

function legsOf(
  name: string,
  { protocol, p = [0.001, 0.002, 0.001] }: LegsPlan,
) {
  const { criteria } = parseProtocol(JSON.parse(protocol.json));
  return Object.entries(LEGS).map(([criterion, kind], i) => {
    const folds = { agree: 5, of: 5 };
    const found = { kind, value: 0.6, n: 70, p: p[i]!, q: p[i]!, folds };
    return {
      criterion,
      found,
      tests: criterionId(criteria.find((one) => one.name === criterion)!),
      line: nodeOf("EvidenceLine", `${name} ${criterion}`, {
        ...{ kind: criterion, direction: "SUPPORTS", summary: "planted" },
      }),
      item: nodeOf("EvidenceItem", `${name} ${criterion}`, itemProps(found)),
    };
  });
}

function verdictOf(
  name: string,
  { json }: RegisteredProtocol,
  legs: ReturnType<typeof legsOf>,
): NodeRecord {
  const protocol = parseProtocol(JSON.parse(json));
  const lines = legs.map(({ line, criterion, found }) => ({
    ...{ id: line.id, criterion, items: [found] },
  }));
  return nodeOf(
    "Verdict",
    name,
    verdictProps(judge(protocol, lines), protocol, {
      ...{ exploratory: false, openings: 0, novel: null },
      judgedAt: "2026-01-01T00:30:00.000Z",
      codeVersion: "v",
    }),
  );
}
