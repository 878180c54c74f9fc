import {
  canonical,
  identify,
  sha256,
} from "../../../dist/src/knowledge/identity.js";
import { CRC_CMS_47 } from "../../../dist/src/io/tables/genes/panel.js";
import { lineHash } from "../../../dist/src/knowledge/log/contentHash.js";
import {
  runStatement,
  verdictStatement,
  versionStatement,
} from "../../../dist/src/knowledge/recorded/statements.js";
import { MORPHOLOGIES } from "../../../dist/src/science/morphology/names.js";
import { claimsOf } from "./claimsOf.mjs";
import { cohortOf } from "./cohortOf.mjs";
import { provenance } from "./provenance.mjs";

const MODULES = 4;
/** Steps of a cohort that are of no one slide. */
const OTHER_STEPS = 22;
/** Claims of one cohort: each gene with each morphology, and the modules. */
export const CLAIMS_OF_COHORT =
  CRC_CMS_47.genes.length * MORPHOLOGIES.length + MODULES;

/** Patients of a cohort whose run has so many steps: three for a slide. */
export const patientsFor = (steps) =>
  Math.max(20, Math.round((steps - OTHER_STEPS) / 3));

/** The run of one cohort with all that it left, and the log that says so. @returns rows, and ids to ask for */
export function plantCohort({ i, patients, protocol, agent, log }) {
  const name = `bench-${i}`;
  const at = new Date(Date.UTC(2026, 0, 1) + 60_000 * i).toISOString();
  const { run, node, entry } = runOf({ name, protocol, at, log });
  const into = provenance(run, agent);
  const { genes } = CRC_CMS_47;
  const from = cohortOf({ into, name, patients, genes });
  const made = claimsOf({
    into,
    run,
    genes,
    modules: MODULES,
    protocol,
    from,
    at,
  });
  const entries = log.append(statementsOf(into, made, protocol));
  return {
    rows: {
      nodes: [node, ...into.nodes, entry, ...entries],
      links: into.links,
    },
    ids: {
      run,
      name,
      ...from,
      claims: made.claims.map(({ claim }) => claim),
      entries: entries.map(({ id }) => id),
    },
  };
}

function runOf({ name, protocol, at, log }) {
  const run = identify("Run", { idempotencyKey: name });
  const input = canonical({ cohort: name });
  const start = {
    workflowId: run,
    cohort: name,
    protocol: protocol.id,
    input,
    startedAt: at,
  };
  const logIndex = log.size();
  const [entry] = log.append([runStatement({ ...start, id: run })]);
  const props = {
    ...start,
    idempotencyKey: name,
    inputHash: sha256(input),
    endedAt: at,
    status: "DONE",
    logIndex,
  };
  return { run, entry, node: { label: "Run", id: run, props } };
}

/** What the log says of the versions and verdicts, out of all that was planted. */
function statementsOf({ nodes, links }, { claims, verdicts, step }, protocol) {
  const known = new Map(nodes.map(({ id, props }) => [id, { ...props, id }]));
  const toOf = (type) => {
    const ends = new Map();
    for (const link of links.filter((one) => one.type === type))
      ends.set(link.from, [...(ends.get(link.from) ?? []), link.to]);
    return ends;
  };
  const [lines, items] = [toOf("HAS_LINE"), toOf("HAS_ITEM")];
  const hashOf = (line) =>
    lineHash({
      line: known.get(line),
      items: (items.get(line) ?? []).map((item) => known.get(item)),
    });
  return [
    ...claims.map(({ version }) => {
      const of = lines.get(version).map((line) => [line, hashOf(line)]);
      return versionStatement(known.get(version), step, new Map(of));
    }),
    ...verdicts.map(({ id }, i) =>
      verdictStatement(known.get(id), {
        version: claims[i].version,
        protocol: protocol.id,
        step: known.get(id).step,
      }),
    ),
  ];
}
