import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { ProcessMark } from "./state.js";

const run = promisify(execFile);

/** Marks a running process; null where there is none. */
export async function markOf(pid: number): Promise<ProcessMark | null> {
  const birth =
    process.platform === "linux" ? await linuxBirth(pid) : await psBirth(pid);
  return birth === null ? null : { pid, birth };
}

/** Whether the marked process still runs; one that ended and was not collected does not. */
export async function isAlive(mark: ProcessMark): Promise<boolean> {
  const now = await markOf(mark.pid);
  return now !== null && now.birth === mark.birth;
}

async function linuxBirth(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces; state and start time are the 1st and 20th fields after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

async function psBirth(pid: number): Promise<string | null> {
  try {
    const { stdout } = await run("ps", ["-o", "stat=,lstart=", "-p", `${pid}`]);
    const [state = "", ...birth] = stdout.trim().split(/\s+/);
    return state === "" || state.startsWith("Z") ? null : birth.join(" ");
  } catch {
    return null;
  }
}
