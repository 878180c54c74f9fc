import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { assertReachable, checksum, fetchText } from "./fetchFile.js";
import { findProgram, isProgram } from "./findProgram.js";
import { thisPlatform } from "./platform.js";
import { run } from "./run.js";
import { fetchArchive, programIn } from "./tools.js";
import type { Archive, Place } from "./tools.js";
import type { Tried } from "./way.js";

/** Versions of Java on which Neo4j 5.26 runs, best first; it does not on 25. */
const GOOD: readonly number[] = [21, 17];

const PACKAGES =
  "install a JDK 21 or 17 (Debian: apt install openjdk-17-jre-headless; Ubuntu: apt install openjdk-21-jre-headless; Fedora: dnf install java-21-openjdk-headless; macOS: brew install openjdk@21)";

/** Folders in which systems keep several Javas. */
const HOMES = [
  "/usr/lib/jvm",
  "/usr/java",
  "/opt/java",
  "/opt/homebrew/opt",
  "/Library/Java/JavaVirtualMachines",
  join(homedir(), ".sdkman", "candidates", "java"),
  join(homedir(), ".jdks"),
];

/** A Java that fits Neo4j: one of those installed, else Temurin from its vendor, else what to install. */
export async function findJdk(place: Place): Promise<Tried<string>> {
  const seen: string[] = [];
  for (const java of installedJavas()) {
    const version = await javaVersion(java);
    seen.push(`${java} is ${version ?? "not usable"}`);
    if (version !== null && GOOD.includes(version)) return { taken: java };
  }
  try {
    const folder = await fetchArchive(place, "temurin-21-jre", temurin);
    return { taken: programIn(folder, "java") };
  } catch (error) {
    const found = seen.length === 0 ? "no Java is here" : seen.join(", ");
    return {
      why: `Neo4j needs Java 21 or 17: ${found}; Temurin cannot be fetched (${String(error)}); ${PACKAGES}`,
    };
  }
}

/** Every java program that can be found, each once. */
function installedJavas(): string[] {
  const named = process.env["JAVA_HOME"];
  const onPath = findProgram("java");
  const kept = HOMES.filter((home) => existsSync(home)).flatMap((home) =>
    readdirSync(home)
      .sort()
      .flatMap((name) => [
        join(home, name, "bin", "java"),
        join(home, name, "Contents", "Home", "bin", "java"),
      ]),
  );
  const all = [
    ...(named === undefined ? [] : [join(named, "bin", "java")]),
    ...(onPath === null ? [] : [onPath]),
    ...kept,
  ];
  return [...new Set(all)].filter(isProgram);
}

/** The feature release of a java program; null where it does not run. */
export async function javaVersion(java: string): Promise<number | null> {
  try {
    const printed = await run(java, ["-version"], { timeoutMs: 20_000 });
    const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
    return first === undefined ? null : Number(first === "1" ? second : first);
  } catch {
    return null;
  }
}

const assets = z
  .array(
    z.object({
      binary: z.object({
        package: z.object({
          name: z.string(),
          link: z.string(),
          checksum: z.string(),
        }),
      }),
    }),
  )
  .min(1);

async function temurin(): Promise<Archive> {
  const { os, arch } = thisPlatform();
  const query = new URLSearchParams({
    os: os === "darwin" ? "mac" : os,
    architecture: arch === "arm64" ? "aarch64" : arch,
    image_type: "jre",
    vendor: "eclipse",
  });
  const list = `https://api.adoptium.net/v3/assets/latest/21/hotspot?${query}`;
  await assertReachable(list);
  const [asset] = assets.parse(JSON.parse(await fetchText(list)));
  if (asset === undefined)
    throw new Error(`Temurin has none for ${os} ${arch}`);
  const { name, link, checksum: hex } = asset.binary.package;
  return { name, url: link, checksum: checksum("sha256", hex) };
}
