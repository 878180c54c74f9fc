import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import { z } from "zod";

/** The form of a ProcessMark. */
export const processMark = z.object({
  pid: z.number().int().positive(),
  /** When the process began, as the system tells it: a process id is used again. */
  birth: z.string(),
});

/** A process that can be told from a later one of the same id. */
export type ProcessMark = z.infer<typeof processMark>;

const program = z.object({
  process: processMark,
  log: z.string(),
  startedAt: z.string(),
  /** Anything its starter wants to find again, such as a port. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What it runs: build and settings. */
  identity: z.string().default(""),
});

/** A program of ours that was started. */
export type Program = z.infer<typeof program>;

const service = z.object({
  way: z.string(),
  version: z.string(),
  port: z.number().int(),
  process: processMark.nullable(),
  /** Name of the container, where an engine runs it. */
  container: z.string().nullable(),
  /** The engine's command. */
  engine: z.string().nullable(),
  log: z.string(),
  refusals: z.array(z.object({ way: z.string(), why: z.string() })),
});

/** A server that this checkout started. */
export type Service = z.infer<typeof service>;

const state = z.object({
  neo4j: service.optional(),
  temporal: service.optional(),
  programs: z.record(z.string(), program).default({}),
});

/** What this checkout started and may still run. */
export type State = z.infer<typeof state>;

const fileOf = (home: string): string => join(home, "stack.json");

/** Reads what was started; nothing where no file is, or none that can be read. */
export async function readState(home: string): Promise<State> {
  try {
    return state.parse(JSON.parse(await readFile(fileOf(home), "utf8")));
  } catch {
    return { programs: {} };
  }
}

/** Changes the state file; two that change it at once do so one after the other. */
export async function updateState(
  home: string,
  change: (state: State) => State,
): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const release = await lock(fileOf(home), {
    realpath: false,
    retries: { retries: 200, minTimeout: 20, maxTimeout: 100 },
  });
  try {
    const changed = state.parse(change(await readState(home)));
    await writeOwned(fileOf(home), JSON.stringify(changed, null, 2));
  } finally {
    await release();
  }
}

/** Writes a file that its owner alone may read, whole or not at all. */
export async function writeOwned(path: string, content: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  await writeFile(temporary, content, { mode: 0o600 });
  await chmod(temporary, 0o600);
  await rename(temporary, path);
}
