import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cached } from "../cached.js";
import { stopDetached } from "../detached.js";
import { markOf } from "../mark.js";
import { run } from "../run.js";
import type { Ask } from "../service.js";
import type { Distribution } from "./distribution.js";
import { NEO4J_STOP_MS, prepareLaunch } from "./launch.js";
import { rehearse } from "./rehearse.js";

/** What an archive is made of. */
export interface Archived {
  readonly java: string;
  /** Folder of the jars, as it stands on the class path. */
  readonly lib: string;
  /** The same Neo4j, started with these arguments of Java before its own. */
  started(java: readonly string[]): Distribution;
}

/**
 * File with Neo4j's classes as this Java keeps them in memory, made once by a rehearsal: a first discovery with its
 * servers' start takes 80 s of processor with it and 100 without.
 * @returns null where it cannot be made; Neo4j starts without it, and Java passes over one that does not fit
 */
export async function classArchive(
  ask: Ask,
  archived: Archived,
): Promise<string | null> {
  const { cache } = ask.config;
  try {
    const folder = await cached({
      cache,
      log: ask.log,
      name: await nameOf(archived),
      doing: "readies Neo4j's classes for quick starts",
      fill: (aside) => fill(ask, archived, join(aside, FILE)),
    });
    return join(folder, FILE);
  } catch (error) {
    ask.log(`Neo4j starts without its classes ready: ${String(error)}`);
    return null;
  }
}

const FILE = "neo4j.jsa";

/** Another Java, or the jars in another place, does not take it. */
async function nameOf({ java, lib }: Archived): Promise<string> {
  const version = await run(java, ["-version"], { timeoutMs: 20_000 });
  const hash = createHash("sha256").update(`${java}\n${version}\n${lib}`);
  return `neo4j-classes-${hash.digest("hex").slice(0, 12)}`;
}

async function fill(ask: Ask, archived: Archived, file: string): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "histoclaim-rehearsal-"));
  try {
    const distribution = archived.started([`-XX:ArchiveClassesAtExit=${file}`]);
    const own = {
      config: { ...ask.config, home, neo4j: null },
      log: () => undefined,
    };
    const server = await prepareLaunch(own, "rehearsal", distribution).reach(
      [],
    );
    const mark = server.pid === undefined ? null : await markOf(server.pid);
    try {
      await rehearse(server);
    } finally {
      if (mark !== null) await stopDetached(mark, NEO4J_STOP_MS);
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
