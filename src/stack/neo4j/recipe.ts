import { existsSync } from "node:fs";
import { join } from "node:path";
import { cached } from "../cached.js";
import { findJdk } from "../jdk.js";
import { copyJars } from "../mavenJars.js";
import type { Neo4jServer, ServerWay } from "../service.js";
import { findTool, MAVEN } from "../tools.js";
import type { Place } from "../tools.js";
import { classArchive } from "./classArchive.js";
import type { Distribution, Launch } from "./distribution.js";
import { isLargeStore } from "./isLargeStore.js";
import { prepareLaunch } from "./launch.js";

/** The long-term release that recipe, vendor and container bring. */
export const NEO4J_VERSION = "5.26.30";

/** Neo4j put together from the jars that its makers publish with Maven. */
export const recipe: ServerWay<Neo4jServer> = {
  name: "Maven's jars",
  take: async (ask) => {
    const place = { cache: ask.config.cache, log: ask.log };
    const java = await findJdk(place);
    if ("why" in java) return java;
    const lib = await fetchJars(place, java.taken);
    if ("why" in lib) return lib;
    const started = fromJars(java.taken, lib.taken);
    const archive = await classArchive(ask, {
      java: java.taken,
      lib: lib.taken,
      started,
    });
    const distribution = started(
      archive === null ? [] : [`-XX:SharedArchiveFile=${archive}`],
    );
    return { taken: prepareLaunch(ask, recipe.name, distribution) };
  },
};

async function fetchJars(
  place: Place,
  java: string,
): Promise<{ taken: string } | { why: string }> {
  const name = `neo4j-${NEO4J_VERSION}-jars`;
  if (existsSync(join(place.cache, name)))
    return { taken: join(place.cache, name, "lib") };
  const maven = await findTool(MAVEN, place);
  if ("why" in maven) return maven;
  const folder = await cached({
    ...place,
    name,
    doing: `downloads Neo4j ${NEO4J_VERSION} with Maven (130 MB)`,
    fill: (aside) =>
      copyJars(
        { maven: maven.taken, java },
        aside,
        "org.neo4j:neo4j",
        NEO4J_VERSION,
      ),
  });
  return { taken: join(folder, "lib") };
}

const OPEN = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];

/**
 * For a small database on a machine that computes: the second compiler and the concurrent collector take more time than
 * they save (a first discovery: 13 s of processor for 30), and memory (210 MB). With one compiler Java sets 48 MB aside
 * for what it compiles, and compiles less once half is taken, which Neo4j takes within a minute: it gets what two have.
 */
const SMALL = [
  "-XX:TieredStopAtLevel=1",
  "-XX:ReservedCodeCacheSize=240m",
  "-XX:+UseSerialGC",
];

/** A large one is asked for long: the second compiler halves what its answers take. */
const LARGE = ["-XX:+UseSerialGC"];

/** @returns it, for arguments of Java that come before its own */
const fromJars =
  (java: string, lib: string) =>
  (first: readonly string[]): Distribution => {
    const launch = (home: string, args: readonly string[]): Launch => ({
      command: java,
      args,
      env: { NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") },
    });
    return {
      version: NEO4J_VERSION,
      console: (home) =>
        launch(home, [
          ...first,
          "-cp",
          join(lib, "*"),
          "-Xms512m",
          "-Xmx1g",
          ...(isLargeStore(home) ? LARGE : SMALL),
          "-Dio.netty.tryReflectionSetAccessible=true",
          "-Dlog4j2.disable.jmx=true",
          ...OPEN.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
          "org.neo4j.server.CommunityEntryPoint",
          `--home-dir=${home}`,
          `--config-dir=${join(home, "conf")}`,
          "--console-mode",
        ]),
      setPassword: (home, password) =>
        launch(home, [
          ...SMALL,
          "-cp",
          join(lib, "*"),
          "org.neo4j.cli.AdminTool",
          "dbms",
          "set-initial-password",
          password,
        ]),
    };
  };
