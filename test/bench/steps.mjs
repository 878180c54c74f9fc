/**
 * Steps written per second, by one worker and by eight, and the time of one large Step: a judgement of 330 claims.
 * After `npm run build`, with HISTOCLAIM_TEST_NEO4J_URI and _PASSWORD naming a Neo4j: node test/bench/steps.mjs
 */
import { randomUUID } from "node:crypto";
import { openGraph } from "../../dist/src/graph/graph.js";
import { migrate } from "../../dist/src/graph/migrate.js";
import { startRun } from "../../dist/src/graph/runs.js";
import { findStep, recordStep } from "../../dist/src/graph/steps.js";
import { lineage } from "../../dist/src/graph/lineage.js";
import {
  identify,
  sha256,
  stepId,
  stepKey,
} from "../../dist/src/knowledge/identity.js";

const SMALL = 300;
const CLAIMS = 330;
const LINES = 9;

const graph = openGraph({
  uri: process.env.HISTOCLAIM_TEST_NEO4J_URI,
  user: process.env.HISTOCLAIM_TEST_NEO4J_USER ?? "neo4j",
  password: process.env.HISTOCLAIM_TEST_NEO4J_PASSWORD,
});
await migrate(graph);
const name = `bench-${randomUUID()}`;
const run = identify("Run", { idempotencyKey: name });
const startedAt = new Date().toISOString();
await startRun(graph, {
  id: run,
  workflowId: run,
  idempotencyKey: name,
  input: "{}",
  cohort: name,
  protocol: "none",
  startedAt,
});
const cohort = node("Cohort", { manifest: name }, [
  ["name", name],
  ["tissue", "colon"],
  ["unit", "patient"],
]);
const patients = Array.from({ length: SMALL }, (_, i) =>
  node("Patient", { cohort: cohort.id, pseudonym: `P${i}` }, [
    ["cohort", cohort.id],
    ["pseudonym", `P${i}`],
  ]),
);
const read = record({
  step: "read",
  used: patients.slice(0, 1).map((patient) => use("patient", patient)),
  nodes: [cohort, ...patients],
  links: patients.map(({ id }) => ({
    type: "IN_COHORT",
    from: id,
    to: cohort.id,
  })),
});
await timed(`1 step with ${SMALL} given nodes and links`, [read], 1);
for (const workers of [1, 8]) {
  const small = patients.map((patient) =>
    record({ step: `tile by ${workers}`, used: [use("patient", patient)] }),
  );
  await timed(`${SMALL} small steps, ${workers} at a time`, small, workers);
}
const judge = judgement();
const size = `${judge.nodes.length + judge.generated.length} nodes, ${judge.links.length} domain links`;
await timed(`1 judgement of ${size}`, [judge], 1);
await timed("the same again, adopted", [judge], 1);
let started = performance.now();
await findStep(graph, judge.key);
console.log(`finding it: ${Math.round(performance.now() - started)} ms`);
started = performance.now();
const { nodes } = await lineage(graph, {
  id: patients[0].id,
  direction: "DOWNSTREAM",
  depth: 10,
  limit: 500,
});
await lineage(graph, {
  id: judge.generated[0].node.id,
  direction: "UPSTREAM",
  depth: 10,
  limit: 500,
});
console.log(
  `lineage twice, ${nodes.length} nodes: ${Math.round(performance.now() - started)} ms`,
);
await graph.close();

async function timed(what, records, workers) {
  const queue = [...records];
  const began = performance.now();
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      await recordStep(graph, next);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  const ms = performance.now() - began;
  const rate = ((records.length * 1000) / ms).toFixed(0);
  console.log(
    `${what}: ${Math.round(ms)} ms${records.length > 1 ? `, ${rate} a second` : ""}`,
  );
}

function node(label, parts, props) {
  return {
    label,
    id: identify(label, parts),
    props: Object.fromEntries(props),
  };
}

function use(role, { id }) {
  return { role, id };
}

function record({ step, used = [], nodes = [], links = [], makes }) {
  const base = {
    name: step,
    codeVersion: sha256("code"),
    backend: "none",
    seed: 0,
    params: "{}",
  };
  const key = stepKey({ ...base, used: used.map((u) => `${u.role} ${u.id}`) });
  const id = stepId(key, 1);
  const generated = makes?.(id) ?? [
    made("tiles", "Artifact", { step: id }, { kind: "bench", blob: key }),
  ];
  const agent = node("Agent", { name: "bench" }, [
    ["name", "bench"],
    ["kind", "software"],
  ]);
  return {
    ...base,
    key,
    startedAt,
    endedAt: startedAt,
    run,
    logSize: 0,
    logHead: "0".repeat(64),
    agent,
    used,
    generated,
    nodes,
    links: typeof links === "function" ? links(generated) : links,
  };
}

function made(role, label, parts, props) {
  return { role, node: { label, id: identify(label, parts), props } };
}

/** Each claim with its version, nine lines with an item each, and a verdict based on the lines. */
function judgement() {
  const gene = node("Gene", { symbol: "MUC2" }, [["symbol", "MUC2"]]);
  const claims = Array.from({ length: CLAIMS }, (_, i) =>
    node(
      "Claim",
      { name, i },
      Object.entries({
        scope: "GENE",
        gene: "MUC2",
        genes: ["MUC2"],
        direction: "HIGHER",
        kind: "morphology",
        of: "mucin",
        tissue: "colon",
        cohort: cohort.id,
        statement: `claim ${i}`,
        createdAt: startedAt,
      }),
    ),
  );
  const links = [];
  const link = (type, from, to) =>
    links.push({ type, from: from.id, to: to.id });
  const makes = (step) =>
    claims.flatMap((claim, i) => {
      const version = made(
        "version",
        "ClaimVersion",
        { step, i },
        { claim: claim.id, run, statement: "s" },
      );
      const verdict = made(
        "verdict",
        "Verdict",
        { step, i },
        {
          outcome: "REFUTED",
          exploratory: false,
          judgedAt: startedAt,
          results: JSON.stringify({ margin: Array(20).fill(0.123) }),
          flipSets: "[]",
          codeVersion: "c",
        },
      );
      link("ABOUT", claim, gene);
      link("HEAD", claim, version.node);
      link("VERSION_OF", version.node, claim);
      link("OF", verdict.node, version.node);
      const lines = Array.from({ length: LINES }, (_, j) =>
        made(
          "line",
          "EvidenceLine",
          { step, i, j },
          { kind: "located", direction: "SUPPORTS", summary: "a line" },
        ),
      );
      const items = lines.map((line, j) => {
        const item = made(
          "item",
          "EvidenceItem",
          { step, i, j },
          { kind: "r", n: 60, value: 0.5, perPatient: Array(60).fill(0.25) },
        );
        link("HAS_LINE", version.node, line.node);
        link("BASED_ON", verdict.node, line.node);
        link("HAS_ITEM", line.node, item.node);
        return item;
      });
      return [version, verdict, ...lines, ...items];
    });
  return record({
    step: "judge",
    used: [{ role: "read", id: read.generated[0].node.id }],
    nodes: [gene, ...claims],
    makes,
    links: () => links,
  });
}
