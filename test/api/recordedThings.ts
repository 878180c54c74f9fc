import type { StandingDeps } from "../../src/activities/standing/changeStanding.js";
import { changeStanding } from "../../src/activities/standing/changeStanding.js";
import type { ChangeKind } from "../../src/activities/dto.js";
import { writeProposal } from "../../src/graph/claims/writeProposal.js";
import { writeReview } from "../../src/graph/claims/writeReview.js";
import type { Graph } from "../../src/graph/graph.js";
import { importKnownFacts } from "../../src/graph/knownFacts.js";
import { readClosing } from "../../src/graph/reading/readClosing.js";
import { readReading } from "../../src/graph/reading/readReading.js";
import { writeAnswers } from "../../src/graph/reading/writeAnswers.js";
import { writeClosing } from "../../src/graph/reading/writeClosing.js";
import { writeReading } from "../../src/graph/reading/writeReading.js";
import { writeReplication } from "../../src/graph/replication/writeReplication.js";
import { noteCancel } from "../../src/graph/runs.js";
import { keepToken, revokeToken } from "../../src/graph/tokens.js";
import { callerNamed } from "../../src/knowledge/caller.js";
import { identify, sha256 } from "../../src/knowledge/identity.js";
import { knownFactNode } from "../../src/knowledge/knownFact.js";
import type { NodeRecord } from "../../src/knowledge/provenance.js";
import { plannedStep, PROPOSITION } from "../graph/planted.js";
import type { PlantedEvidence } from "../graph/plantedEvidence.js";
import { plantEvidence } from "../graph/plantedEvidence.js";
import { uniqueName } from "../graph/testGraph.js";
import { link, nodeOf } from "./plantedStep.js";

const at = "2026-03-01T00:00:00.000Z";
const ADA = callerNamed("Ada", "reviewer");
const asked = { by: ADA, at, dryRun: false };

/** One thing at least of each kind that the log records, by the name of its kind. */
export type RecordedThings = Readonly<Record<string, string>>;

/** Has people do all that they may, on evidence that is planted. @param deps of the changes of standing */
export async function plantThings(
  graph: Graph,
  deps: StandingDeps,
): Promise<RecordedThings> {
  const planted = await plantEvidence(graph);
  const change = async (kind: ChangeKind): Promise<string> => {
    const idempotencyKey = uniqueName(kind);
    const inside = { ...deps, graph: { ...deps.graph, store: graph } };
    const entity = planted.slides[1]!;
    const reason = "wrong stain";
    await changeStanding(inside, kind, {
      ...{ idempotencyKey, entity, reason, by: ADA, dryRun: false },
    });
    const label = kind === "withdraw" ? "Withdrawal" : "Reinstatement";
    return identify(label, { idempotencyKey });
  };
  await noteCancel(graph, planted.run, asked);
  const counts = await countingFor(graph, planted.both);
  return {
    protocol: planted.protocol,
    run: planted.run,
    claim: planted.both,
    ...counts,
    token: await token(graph),
    proposal: await proposal(graph, planted.cohort),
    review: await review(graph, planted.both, counts.verdict),
    ...(await reading(graph, planted)),
    withdrawal: await change("withdraw"),
    reinstatement: await change("reinstate"),
    replication: await replication(graph, planted),
  };
}

/** The claim's version and verdict, and an item of its evidence. */
async function countingFor(graph: Graph, claim: string) {
  const { records } = await graph.run(
    `MATCH (:Claim {id: $claim})<-[:COUNTS_FOR]-(v)-[:OF]->(of)-[:HAS_LINE]->()-[:HAS_ITEM]->(i)
     RETURN v.id AS verdict, of.id AS version, i.id AS item LIMIT 1`,
    { claim },
  );
  return records[0]!.toObject() as {
    readonly verdict: string;
    readonly version: string;
    readonly item: string;
  };
}

/** A fact: apart, since what runs judge anew follows from which facts there are. */
export async function plantFact(graph: Graph): Promise<string> {
  const { gene, kind, of, direction, tissue } = PROPOSITION;
  const source = uniqueName("source");
  const known = { gene, kind, of, direction, tissue, source };
  await importKnownFacts(graph, [known], { at, keep: true, by: ADA });
  return knownFactNode(known).id;
}

async function token(graph: Graph): Promise<string> {
  const key = uniqueName("token");
  const id = identify("Token", { key });
  const bearer = { ...callerNamed("Cy", "reader"), role: "reader" as const };
  const start = { id, bearer, hash: sha256(key), createdAt: at, input: "{}" };
  await keepToken(graph, { ...start, ...asked, expiresAt: null });
  await revokeToken(graph, id, asked);
  return id;
}

async function proposal(graph: Graph, cohort: string): Promise<string> {
  const genes = ["MUC2", "TFF3"];
  const proposition = { ...PROPOSITION, scope: "MODULE", genes } as const;
  const request = { cohort, proposition, ...asked };
  return (await writeProposal(graph, request)).id;
}

async function review(
  graph: Graph,
  claim: string,
  verdict: string,
): Promise<string> {
  const kept = await writeReview(graph, {
    ...{ idempotencyKey: uniqueName("review"), claim, verdict, ...asked },
    ...{ decision: "MORE_EVIDENCE", comment: "not on the second slide" },
  });
  return "id" in kept ? kept.id : "";
}

async function replication(
  graph: Graph,
  { joined, run }: PlantedEvidence,
): Promise<string> {
  const again = plannedStep({ run, name: uniqueName("again") });
  const step = { ...again, replicates: joined.id };
  const request = uniqueName("request");
  const found = { agreement: "EQUAL", report: sha256("same") } as const;
  await writeReplication(graph, { step, ...found, request, by: ADA });
  const { records } = await graph.run(
    "MATCH (s:Step)-[:REPLICATES {request: $request}]->() RETURN s.id AS id",
    { request },
  );
  return String(records[0]!.get("id"));
}

/** Started, answered and closed. */
async function reading(graph: Graph, planted: PlantedEvidence) {
  const { second: claim, run } = planted;
  const { version } = await countingFor(graph, claim);
  const name = uniqueName("reading");
  const node = nodeOf("Reading", name, {
    ...{ claim, version, morphology: "stroma", question: "?", items: 2 },
    ...{ commitment: sha256(name), readers: [ADA.agent], startedAt: at },
  });
  const stepOf = (called: string, of: string, made: readonly NodeRecord[]) => ({
    ...plannedStep({ run, name: called, used: [{ role: "of", id: of }] }),
    generated: made.map((one) => ({ role: one.label, node: one })),
  });
  const drawn = stepOf("drawReading", version, [node]);
  const links = [link("OF", node, { id: version })];
  await writeReading(graph, {
    ...{ reading: node, step: { ...drawn, links }, by: ADA },
  });
  const blob = sha256("answers");
  const props = { kind: "reading-answers", blob, tiles: 2 };
  const answers = nodeOf("Artifact", `${name} answers`, props);
  await writeAnswers(graph, {
    state: (await readReading(graph, node.id))!,
    ...{ answers, step: stepOf("readTiles", node.id, [answers]), by: ADA },
  });
  const report = sha256("report");
  const kept = { kind: "reading-report", blob: report };
  const artifact = nodeOf("Artifact", `${name} report`, kept);
  const says = { claim, run, statement: "read" };
  const next = nodeOf("ClaimVersion", `${name} next`, says);
  const closed = stepOf("closeReading", node.id, [artifact, next]);
  const versionOf = link("VERSION_OF", next, { id: claim });
  await writeClosing(graph, {
    closing: (await readClosing(graph, node.id))!,
    ...{ step: { ...closed, links: [versionOf] }, report, by: ADA },
  });
  return { reading: node.id, answers: answers.id, report: artifact.id };
}
