import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { cached } from "./cached.js";
import {
  assertReachable,
  checksum,
  fetchFile,
  fetchText,
} from "./fetchFile.js";
import type { Checksum } from "./fetchFile.js";
import { findProgram, isProgram } from "./findProgram.js";
import { thisPlatform } from "./platform.js";
import type { Platform } from "./platform.js";
import { run } from "./run.js";
import type { Tried } from "./way.js";

/** Where things are kept and what is done is said. */
export interface Place {
  readonly cache: string;
  readonly log: (line: string) => void;
}

/** An archive at its vendor. */
export interface Archive {
  readonly name: string;
  readonly url: string;
  readonly checksum: Checksum;
}

/** A tool that a recipe needs. */
export interface Tool {
  readonly program: string;
  /** What to install where it cannot be fetched. */
  readonly packages: string;
  /** Folder of the cache that holds it. */
  readonly cacheName: string;
  /** Finds its archive. @throws where the vendor cannot be reached */
  archive(platform: Platform): Promise<Archive>;
}

/** Maven, which fetches Neo4j's jars. */
export const MAVEN: Tool = {
  program: "mvn",
  packages:
    "install Maven (Debian, Ubuntu: apt install maven; Fedora: dnf install maven; macOS: brew install maven)",
  cacheName: "maven-3.9.11",
  archive: async () => {
    const name = "apache-maven-3.9.11-bin.tar.gz";
    const url = `https://archive.apache.org/dist/maven/maven-3/3.9.11/binaries/${name}`;
    await assertReachable(url);
    const published = await fetchText(`${url}.sha512`);
    return { name, url, checksum: checksum("sha512", published) };
  },
};

const goVersions = z.array(
  z.object({
    version: z.string(),
    files: z.array(
      z.object({
        filename: z.string(),
        os: z.string(),
        arch: z.string(),
        kind: z.string(),
        sha256: z.string(),
      }),
    ),
  }),
);

/** Go, which builds Temporal's program. */
export const GO: Tool = {
  program: "go",
  packages:
    "install Go 1.25 or later (Fedora: dnf install golang; macOS: brew install go; else the archive of the Go project)",
  cacheName: "go",
  archive: async ({ os, arch }) => {
    const list = "https://go.dev/dl/?mode=json";
    await assertReachable(list);
    const versions = goVersions.parse(JSON.parse(await fetchText(list)));
    const file = versions[0]?.files.find(
      (one) =>
        one.kind === "archive" &&
        one.os === os &&
        one.arch === (arch === "x64" ? "amd64" : arch),
    );
    if (file === undefined)
      throw new Error(`Go has no archive for ${os} ${arch}`);
    return {
      name: file.filename,
      url: `https://go.dev/dl/${file.filename}`,
      checksum: checksum("sha256", file.sha256),
    };
  },
};

/** A tool's program: on the search path, else fetched from its vendor, else the package to install. */
export async function findTool(
  tool: Tool,
  place: Place,
): Promise<Tried<string>> {
  const path = findProgram(tool.program);
  if (path !== null) return { taken: path };
  try {
    const folder = await fetchArchive(place, tool.cacheName, () =>
      tool.archive(thisPlatform()),
    );
    return { taken: programIn(folder, tool.program) };
  } catch (error) {
    return {
      why: `${tool.program} is missing and cannot be fetched (${String(error)}); ${tool.packages}`,
    };
  }
}

/** Fetches and unpacks an archive into a folder of the cache, once. */
export function fetchArchive(
  place: Place,
  name: string,
  archive: () => Promise<Archive>,
): Promise<string> {
  return cached({
    ...place,
    name,
    doing: `downloads ${name}`,
    fill: async (folder) => {
      const found = await archive();
      const file = join(folder, found.name);
      await fetchFile(found.url, file, found.checksum);
      await run("tar", ["-xf", file, "-C", folder]);
      await rm(file);
    },
  });
}

/** The program in an unpacked archive, which may hold one folder around all. */
export function programIn(folder: string, program: string): string {
  const inside = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const places = ["", ...inside].flatMap((name) => [
    join(folder, name, program),
    join(folder, name, "bin", program),
    join(folder, name, "Contents", "Home", "bin", program),
  ]);
  const found = places.find(isProgram);
  if (found === undefined)
    throw new Error(
      `${folder} holds no ${program}; remove it and run up again`,
    );
  return found;
}
