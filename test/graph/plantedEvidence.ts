import { itemProps } from "../../src/activities/step/itemProps.js";
import type { Graph } from "../../src/graph/graph.js";
import { logHead } from "../../src/graph/log.js";
import { finishRun } from "../../src/graph/runs.js";
import { recordStep } from "../../src/graph/steps.js";
import { identify, sha256 } from "../../src/knowledge/identity.js";
import { parseProtocol } from "../../src/knowledge/protocol.js";
import type {
  LinkRecord,
  NodeRecord,
  SealedStep,
} from "../../src/knowledge/provenance.js";
import { judge } from "../../src/knowledge/verdict.js";
import { verdictProps } from "../../src/knowledge/verdictProps.js";
import { CRITERION, plantProtocol } from "../api/plantedClaims.js";
import {
  claimNode,
  cohortNode,
  patientNode,
  plannedStep,
  plantRun,
} from "./planted.js";
import { uniqueName } from "./testGraph.js";

/** Two patients with a slide each; one claim that rests on both, and one on the second alone. */
export interface PlantedEvidence {
  readonly cohort: string;
  readonly patients: readonly string[];
  readonly slides: readonly string[];
  /** What the first slide was cut from. */
  readonly specimen: string;
  /** Of each slide: the step that made its tiles, and they. */
  readonly tiled: readonly SealedStep[];
  /** Both slides to one artifact. */
  readonly joined: SealedStep;
  readonly judged: readonly SealedStep[];
  readonly protocol: string;
  /** Hash of the code of every step. */
  readonly code: string;
  readonly both: string;
  readonly second: string;
  readonly run: string;
}

/** A step to be recorded, with what it makes beside artifacts. */
type Recorded = Omit<Parameters<typeof plannedStep>[0], "run"> & {
  readonly made?: SealedStep["generated"];
};

/** Plants it as a run that has ended, in names of the test's own. */
export async function plantEvidence(graph: Graph): Promise<PlantedEvidence> {
  const name = uniqueName("evidence");
  const cohort = cohortNode(name);
  const run = await plantRun(graph, name);
  const code = sha256(`code of ${name}`);
  const protocol = await plantProtocol(graph, name);
  const record = async ({ made = [], ...plan }: Recorded) => {
    const { size: logSize } = await logHead(graph);
    const planned = {
      ...plannedStep({ run, ...plan }),
      codeVersion: code,
      logSize,
    };
    const generated = [...planned.generated, ...made];
    return (await recordStep(graph, { ...planned, generated })).step;
  };
  const patients = ["P1", "P2"].map((one) => patientNode(cohort.id, one));
  const slides = patients.map((patient) => slideNode(cohort.id, patient));
  const specimen: NodeRecord = {
    label: "Specimen",
    id: identify("Specimen", { cohort: cohort.id, name }),
    props: { name, cohort: cohort.id },
  };
  const cut: LinkRecord[] = [
    { type: "FROM_SPECIMEN", from: slides[0]!.id, to: specimen.id },
    { type: "FROM_PATIENT", from: specimen.id, to: patients[0]!.id },
  ];
  const tiled: SealedStep[] = [];
  for (const [i, slide] of slides.entries())
    tiled.push(
      await record({
        name: `tile ${name}`,
        used: [use("slide", slide), use("patient", patients[i]!)],
        nodes: [cohort, patients[i]!, slide, ...(i === 0 ? [specimen] : [])],
        links: [
          ...(i === 0 ? cut : []),
          { type: "IN_COHORT", from: patients[i]!.id, to: cohort.id },
          { type: "FROM_PATIENT", from: slide.id, to: patients[i]!.id },
        ],
      }),
    );
  const [first, other] = tiled.map((step) => step.generated[0]!.node);
  const joined = await record({
    name: `join ${name}`,
    used: [use("tiles", first!), use("tiles", other!)],
  });
  const judged: SealedStep[] = [];
  const claims: string[] = [];
  for (const [source, of] of [
    [joined.generated[0]!.node, "mucin"],
    [other!, "stroma"],
  ] as const) {
    const claim = claimNode(cohort.id, of);
    const weighed = weighing(claim, run, protocol.id);
    await record({
      name: `weigh ${name}`,
      used: [use("evidence", source), { role: "protocol", id: protocol.id }],
      nodes: [claim],
      makes: [],
      ...weighed.record,
    });
    judged.push(
      await record({
        name: `judge ${name}`,
        used: [
          use("claim", weighed.version),
          { role: "protocol", id: protocol.id },
        ],
        makes: [],
        ...judging(
          weighed,
          parseProtocol(JSON.parse(protocol.json)),
          protocol.id,
        ),
      }),
    );
    claims.push(claim.id);
  }
  const endedAt = "2026-01-01T01:00:00.000Z";
  await finishRun(graph, run, { status: "DONE", endedAt });
  return {
    cohort: cohort.id,
    patients: patients.map(({ id }) => id),
    slides: slides.map(({ id }) => id),
    specimen: specimen.id,
    tiled,
    joined,
    judged,
    protocol: protocol.id,
    code,
    both: claims[0]!,
    second: claims[1]!,
    run,
  };
}

/** Something used, in a role. */
export function use(role: string, { id }: { readonly id: string }) {
  return { role, id };
}

/** A slide of a patient. */
export function slideNode(
  cohort: string,
  patient: NodeRecord,
  called = "slide",
): NodeRecord {
  const name = `${called} of ${String(patient.props["pseudonym"])}`;
  const props = {
    name,
    file: `${name}.tif`,
    sha256: sha256(name + cohort),
    mpp: 1,
    width: 100,
    height: 100,
    cohort,
    patient: patient.id,
  };
  return { label: "Slide", id: identify("Slide", props), props };
}

const ITEM = {
  kind: "heldOutCorrelation",
  value: 0.6,
  n: 70,
  p: 0.001,
  q: 0.004,
  folds: { agree: 4, of: 5 },
};

function weighing(claim: NodeRecord, run: string, protocol: string) {
  const node = (
    label: "ClaimVersion" | "EvidenceLine" | "EvidenceItem",
    props: NodeRecord["props"],
  ): NodeRecord => ({
    label,
    id: identify(label, { of: claim.id, protocol }),
    props,
  });
  const version = node("ClaimVersion", {
    claim: claim.id,
    run,
    statement: "planted",
  });
  const line = node("EvidenceLine", {
    kind: "learnable",
    direction: "SUPPORTS",
    summary: "r = .6",
  });
  const item = node("EvidenceItem", itemProps(ITEM));
  const links: LinkRecord[] = [
    { type: "HEAD", from: claim.id, to: version.id },
    { type: "VERSION_OF", from: version.id, to: claim.id },
    { type: "HAS_LINE", from: version.id, to: line.id },
    { type: "TESTS", from: line.id, to: CRITERION },
    { type: "HAS_ITEM", from: line.id, to: item.id },
  ];
  const made = [version, line, item].map((one) => ({
    role: one.label,
    node: one,
  }));
  return { version, line, record: { made, links } };
}

function judging(
  { version, line }: ReturnType<typeof weighing>,
  protocol: ReturnType<typeof parseProtocol>,
  protocolId: string,
) {
  const verdict = judge(protocol, [
    { id: line.id, criterion: "learnable", items: [ITEM] },
  ]);
  const id = identify("Verdict", { of: version.id });
  const props = verdictProps(verdict, protocol, {
    exploratory: false,
    openings: 0,
    novel: null,
    judgedAt: "2026-01-01T00:30:00.000Z",
    codeVersion: "v",
  });
  const links: LinkRecord[] = [
    { type: "OF", from: id, to: version.id },
    { type: "UNDER", from: id, to: protocolId },
    { type: "BASED_ON", from: id, to: line.id },
  ];
  const node: NodeRecord = { label: "Verdict", id, props };
  return { made: [{ role: "verdict", node }], links };
}
