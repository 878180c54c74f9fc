import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { findJdk } from "../../../dist/src/stack/jdk.js";
import { neo4jHome } from "../../../dist/src/stack/neo4j/launch.js";
import { NEO4J_VERSION } from "../../../dist/src/stack/neo4j/recipe.js";

/** Fills a stopped Neo4j of ours with rows by the importer that comes with its jars, in place of all that it held. */
export async function importRows({ home, cache }, files) {
  const java = await findJdk({ cache, log: console.error });
  if ("why" in java) throw new Error(java.why);
  const neo4j = neo4jHome(home);
  await promisify(execFile)(
    java.taken,
    [
      "-Xmx1g",
      "-cp",
      join(cache, `neo4j-${NEO4J_VERSION}-jars`, "lib", "*"),
      "org.neo4j.cli.AdminTool",
      ...["database", "import", "full"],
      // Before the files, else it is taken for one of them.
      "neo4j",
      "--overwrite-destination",
      ...files.arguments(),
    ],
    {
      cwd: home,
      env: {
        ...process.env,
        NEO4J_HOME: neo4j,
        NEO4J_CONF: join(neo4j, "conf"),
      },
      maxBuffer: 2 ** 26,
    },
  );
}
