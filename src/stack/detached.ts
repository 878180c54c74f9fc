import { spawn } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, markOf } from "./mark.js";
import type { ProcessMark } from "./state.js";

/** A command to run apart from this process. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** File that takes what it prints. */
  readonly log: string;
}

/** A process that was started and outlives this one. */
export interface Detached {
  readonly mark: ProcessMark;
  /** What it printed since this start. */
  printed(): string;
}

/** Thrown for a program that ended, or was not ready in time, with its last words. */
export class NotReadyError extends Error {
  constructor(
    what: string,
    log: string,
    /** All that it printed. */
    readonly printed: string,
  ) {
    const tail = printed.trim().split("\n").slice(-15).join("\n    ");
    super(`${what}; its log is ${log}\n    ${tail}`);
    this.name = "NotReadyError";
  }
}

/**
 * Starts a process of its own session, its output in the log.
 * @throws NotReadyError where it ends at once
 */
export async function startDetached(command: Command): Promise<Detached> {
  mkdirSync(dirname(command.log), { recursive: true, mode: 0o700 });
  putLongLogAside(command.log);
  const file = openSync(command.log, "a", 0o600);
  const from = statSync(command.log).size;
  const child = spawn(command.command, command.args, {
    detached: true,
    stdio: ["ignore", file, file],
    env: { ...process.env, ...command.env },
    cwd: command.cwd,
  });
  closeSync(file);
  const failed = new Promise<Error>((resolve) => child.once("error", resolve));
  child.unref();
  const printed = () =>
    readFileSync(command.log).subarray(from).toString("utf8");
  if (child.pid === undefined)
    throw new NotReadyError(
      `${command.command} cannot be run: ${(await failed).message}`,
      command.log,
      "",
    );
  const mark = await markOf(child.pid);
  if (mark === null)
    throw new NotReadyError(
      `${command.command} ended at once`,
      command.log,
      printed(),
    );
  return { mark, printed };
}

/** A log is as long as this at most, and what one run of a program prints. */
const LONG_LOG = 8 << 20;

/** Keeps one log before the present one, so that logs do not fill the disk over the years. */
function putLongLogAside(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LONG_LOG) renameSync(log, `${log}.before`);
}

/** What readiness is waited for. */
export interface Waiting {
  readonly name: string;
  readonly mark: ProcessMark;
  readonly log: string;
  printed(): string;
  /** True once it is ready. */
  probe(): Promise<boolean>;
  readonly timeoutMs: number;
}

const PROBE_EVERY_MS = 150;

/**
 * Waits until a process is ready.
 * @throws NotReadyError where it ends before or is not ready in time
 */
export async function waitReady(waiting: Waiting): Promise<void> {
  const until = Date.now() + waiting.timeoutMs;
  const fail = (what: string): NotReadyError =>
    new NotReadyError(
      `${waiting.name} ${what}`,
      waiting.log,
      waiting.printed(),
    );
  while (Date.now() < until) {
    const ready = await waiting.probe().catch(() => false);
    if (!(await isAlive(waiting.mark))) throw fail("ended before it was ready");
    if (ready) return;
    await sleep(PROBE_EVERY_MS);
  }
  throw fail(`was not ready within ${waiting.timeoutMs / 1000} s`);
}

/** Asks a process and its group to end, and ends it by force where it does not in time. */
export async function stopDetached(
  mark: ProcessMark,
  graceMs: number,
): Promise<"ended" | "killed" | "gone"> {
  if (!(await isAlive(mark))) return "gone";
  signal(mark.pid, "SIGTERM");
  const until = Date.now() + graceMs;
  while (Date.now() < until) {
    if (!(await isAlive(mark))) return "ended";
    await sleep(50);
  }
  signal(mark.pid, "SIGKILL");
  while (await isAlive(mark)) await sleep(50);
  return "killed";
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    try {
      process.kill(pid, name);
    } catch {
      // It ended in between.
    }
  }
}
