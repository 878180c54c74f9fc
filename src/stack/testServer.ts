import { existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "./cached.js";
import { findJdk } from "./jdk.js";
import { copyJars } from "./mavenJars.js";
import { findTool, MAVEN } from "./tools.js";
import type { Place } from "./tools.js";
import type { Tried } from "./way.js";

const VERSION = "1.38.0";
const ARTEFACT = "io.temporal:temporal-test-server";

/**
 * A program that runs Temporal's time-skipping test server on the port that it is given, for
 * `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: "existing-path", path } } })`.
 */
export async function timeSkippingServer(place: Place): Promise<Tried<string>> {
  const name = `temporal-test-server-${VERSION}`;
  const java = await findJdk(place);
  if ("why" in java) return java;
  if (!existsSync(join(place.cache, name))) {
    const maven = await findTool(MAVEN, place);
    if ("why" in maven) return maven;
    await cached({
      ...place,
      name,
      doing: `downloads Temporal's time-skipping test server ${VERSION} with Maven (38 MB)`,
      fill: (folder) =>
        copyJars(
          { maven: maven.taken, java: java.taken },
          folder,
          ARTEFACT,
          VERSION,
        ),
    });
  }
  const folder = join(place.cache, name);
  const script = join(folder, "run.sh");
  await writeFile(
    script,
    `#!/bin/sh\nexec '${java.taken}' -cp '${folder}/lib/*' io.temporal.testserver.TestServer "$1"\n`,
  );
  await chmod(script, 0o755);
  return { taken: script };
}
