import { findProgram } from "../findProgram.js";
import { run } from "../run.js";
import type { Neo4jServer, ServerWay } from "../service.js";
import { isKnownVersion, scripted } from "./distribution.js";
import { prepareLaunch } from "./launch.js";

/** A Neo4j installed on this machine, run on our own data and configuration. */
export const program: ServerWay<Neo4jServer> = {
  name: "program neo4j",
  take: async (ask) => {
    const neo4j = findProgram("neo4j");
    const admin = findProgram("neo4j-admin");
    if (neo4j === null || admin === null)
      return { why: "neo4j and neo4j-admin are not on the search path" };
    const printed = await run(neo4j, ["--version"], { timeoutMs: 30_000 });
    const version = /\d+\.\d+(\.\d+)?/.exec(printed)?.[0] ?? "";
    if (!isKnownVersion(version))
      return {
        why: `${neo4j} is version ${version || "unknown"}; 5.13 or later is needed`,
      };
    const distribution = scripted(version, { neo4j, admin }, null);
    return { taken: prepareLaunch(ask, program.name, distribution) };
  },
};
