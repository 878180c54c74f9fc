import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.js";

/**
 * Copies an artefact and all that it needs at run time into `FOLDER/lib`. Maven compares each jar with its published
 * checksum; it is told to fail on a difference.
 * @throws CommandFailedError
 */
export async function copyJars(
  maven: string,
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
    { cwd: folder },
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
