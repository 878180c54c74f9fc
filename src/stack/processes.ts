import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startDetached, stopDetached, waitReady } from "./detached.js";
import { isAlive } from "./mark.js";
import { readState, updateState } from "./state.js";
import type { Program } from "./state.js";

/** A Node program of ours to start apart from this process. */
export interface ProgramSpec {
  /** Under this name it is found again, and stopped. */
  readonly name: string;
  /** The JavaScript file. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Ready once it prints a line that holds this text. */
  readonly ready: string;
  readonly timeoutMs: number;
  /** How long it may take to end when it is asked to. */
  readonly graceMs?: number;
  /** Kept with the program, such as its port. */
  readonly facts?: Readonly<Record<string, string | number>>;
  /** What it runs: build and settings. One that runs under the name with another identity is started anew. */
  readonly identity?: string;
}

/** A running program of ours. */
export interface RunningProgram {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  readonly startedAt: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly identity: string;
  /** False where it ran already. */
  readonly startedNow: boolean;
}

/**
 * Starts a program and waits until it is ready; one of the same identity that runs under the name is taken as it is.
 * @throws NotReadyError with the end of its log; the program is stopped then
 */
export async function startProgram(
  home: string,
  spec: ProgramSpec,
): Promise<RunningProgram> {
  const { identity = "" } = spec;
  const before = await findProgram(home, spec.name);
  if (before !== null && before.identity === identity) return before;
  if (before !== null) await stopProgram(home, spec.name, spec.graceMs);
  const log = join(home, "logs", `${spec.name}.log`);
  await mkdir(join(home, "logs"), { recursive: true, mode: 0o700 });
  const { mark, printed } = await startDetached({
    command: process.execPath,
    args: [spec.script, ...(spec.args ?? [])],
    ...(spec.env === undefined ? {} : { env: spec.env }),
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    log,
  });
  const program: Program = {
    process: mark,
    log,
    startedAt: new Date().toISOString(),
    facts: { ...spec.facts },
    identity,
  };
  await updateState(home, (state) => ({
    ...state,
    programs: { ...state.programs, [spec.name]: program },
  }));
  const probe = () => Promise.resolve(printed().includes(spec.ready));
  const { name, timeoutMs } = spec;
  try {
    await waitReady({ name, mark, log, printed, probe, timeoutMs });
  } catch (error) {
    await stopProgram(home, spec.name);
    throw error;
  }
  return running(spec.name, program, true);
}

/** A program of ours that runs under a name; null where none does. */
export async function findProgram(
  home: string,
  name: string,
): Promise<RunningProgram | null> {
  const program = (await readState(home)).programs[name];
  if (program === undefined || !(await isAlive(program.process))) return null;
  return running(name, program, false);
}

/** Stops a program of ours: asks it, waits, and ends it by force where it does not end. */
export async function stopProgram(
  home: string,
  name: string,
  graceMs = 20_000,
): Promise<boolean> {
  const program = (await readState(home)).programs[name];
  if (program === undefined) return false;
  const how = await stopDetached(program.process, graceMs);
  await updateState(home, (state) => ({
    ...state,
    programs: Object.fromEntries(
      Object.entries(state.programs).filter(
        ([other, { process: mark }]) =>
          other !== name || mark.pid !== program.process.pid,
      ),
    ),
  }));
  return how !== "gone";
}

function running(
  name: string,
  program: Program,
  startedNow: boolean,
): RunningProgram {
  const { process: mark, ...rest } = program;
  return { name, pid: mark.pid, ...rest, startedNow };
}
