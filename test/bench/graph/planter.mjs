import { join } from "node:path";
import { prepareGraph } from "../../../dist/src/compose/setUpGraph.js";
import { openGraph } from "../../../dist/src/graph/graph.js";
import { identify } from "../../../dist/src/knowledge/identity.js";
import { parseProtocol } from "../../../dist/src/knowledge/protocol.js";
import { CRC_CMS_47 } from "../../../dist/src/io/tables/genes/panel.js";
import {
  geneNode,
  morphologyNode,
} from "../../../dist/src/knowledge/namedNodes.js";
import { MORPHOLOGIES } from "../../../dist/src/science/morphology/names.js";
import { startStack } from "../../../dist/src/stack/startStack.js";
import { stopStack } from "../../../dist/src/stack/stopStack.js";
import { growingLog } from "./growingLog.mjs";
import { importRows } from "./importRows.mjs";
import { plantCohort } from "./plantCohort.mjs";
import { rowFiles, rowsOf } from "./rowFiles.mjs";

/** Grows a graph cohort by cohort, from one as the product sets it up. @returns plants up to so many cohorts */
export async function planter(config, patients) {
  const fresh = await freshRows(config);
  const isLog = ({ label }) => label === "Log";
  const log = growingLog(fresh.nodes.find(isLog).props);
  const agent = identify("Agent", { name: "bench" });
  const props = fresh.nodes.find(
    ({ label, props }) => label === "Protocol" && props.name === "standard",
  ).props;
  const protocol = {
    id: props.id,
    document: parseProtocol(JSON.parse(props.json)),
  };
  const given = [
    { label: "Agent", id: agent, props: { name: "bench", kind: "software" } },
    ...CRC_CMS_47.genes.map(geneNode),
    ...MORPHOLOGIES.map(morphologyNode),
  ];
  const common = new Map(
    [...given, ...fresh.nodes.filter((one) => !isLog(one))].map((one) => [
      one.id,
      one,
    ]),
  );
  const files = rowFiles(join(config.home, "rows"));
  files.add({ nodes: [...common.values()], links: fresh.links });
  const cohorts = [];
  return async (size) => {
    while (cohorts.length < size) {
      const i = cohorts.length;
      const { rows, ids } = plantCohort({ i, patients, protocol, agent, log });
      files.add(rows);
      cohorts.push(ids);
    }
    files.set({ nodes: [log.node()], links: [] });
    await importRows(config, files);
    return cohorts;
  };
}

async function freshRows(config) {
  const ask = { config, log: console.error };
  const stack = await startStack(ask);
  const graph = openGraph(stack.neo4j);
  try {
    await prepareGraph(graph, config.checkout);
    return await rowsOf(graph);
  } finally {
    await graph.close();
    await stopStack(ask);
  }
}
