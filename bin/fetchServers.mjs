// Brings what the tests' servers need before the tests' own time runs: Neo4j, Temporal and its time-skipping server.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../dist/src/config.js";
import { prepareStack } from "../dist/src/stack/prepareStack.js";
import { timeSkippingServer } from "../dist/src/stack/testServer.js";
import { CHECKOUT } from "./setup.mjs";

const { env } = process;
/** Servers that a developer names for the tests need not be fetched. */
const config = readConfig(
  {
    HISTOCLAIM_CACHE: env.HISTOCLAIM_CACHE,
    HISTOCLAIM_HOME: join(tmpdir(), "histoclaim-nothing-was-started-here"),
    HISTOCLAIM_NEO4J_URI: env.HISTOCLAIM_TEST_NEO4J_URI,
    HISTOCLAIM_NEO4J_PASSWORD: env.HISTOCLAIM_TEST_NEO4J_PASSWORD,
    HISTOCLAIM_TEMPORAL_ADDRESS: env.HISTOCLAIM_TEST_TEMPORAL_ADDRESS,
  },
  CHECKOUT,
);
const log = (line) => console.log(`  ${line}`);

const { neo4j, temporal } = await prepareStack({ config, log });
const skipping = await timeSkippingServer({ cache: config.cache, log });
log(`Neo4j: ${neo4j.way}; Temporal: ${temporal.way}`);
if ("why" in skipping) log(skipping.why);
