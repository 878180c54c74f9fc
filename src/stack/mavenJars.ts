import { realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "./run.js";

/** The programs that fetch jars. */
export interface Fetcher {
  readonly maven: string;
  readonly java: string;
}

/**
 * Copies an artefact and all that it needs at run time into `FOLDER/lib`. Maven compares each jar with its published
 * checksum; it is told to fail on a difference.
 * @throws CommandFailedError
 */
export async function copyJars(
  { maven, java }: Fetcher,
  folder: string,
  artefact: string,
  version: string,
): Promise<void> {
  await writeFile(join(folder, "pom.xml"), pom(artefact, version));
  await run(
    maven,
    [
      "--quiet",
      "--batch-mode",
      "--strict-checksums",
      "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies",
      "-DincludeScope=runtime",
      `-DoutputDirectory=${join(folder, "lib")}`,
    ],
    // Maven finds no Java where only our own was fetched.
    { cwd: folder, env: { JAVA_HOME: dirname(dirname(await realpath(java))) } },
  );
}

function pom(artefact: string, version: string): string {
  const [group = "", name = ""] = artefact.split(":");
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>histoclaim</groupId>
  <artifactId>jars</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>${group}</groupId>
      <artifactId>${name}</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;
}
