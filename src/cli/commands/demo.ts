import { setTimeout as sleep } from "node:timers/promises";
import { DEFAULT_SIZE } from "../../compose/cohortDefaults.js";
import type { Config } from "../../config.js";
import { ownerTokenFile } from "../../stack/ownerToken.js";
import { both } from "../../stack/prepareStack.js";
import { createApiClient } from "../apiClient.js";
import { claimTable } from "../claimTable.js";
import type { Context } from "../context.js";
import type { Following } from "../followRun.js";
import { InterruptedError, untilInterrupted } from "../interruption.js";
import { keptCohort } from "../keptCohort.js";
import type { Running } from "../lifeCycle/bringUp.js";
import { bringUp } from "../lifeCycle/bringUp.js";
import { rememberRunning } from "../lifeCycle/newcomers.js";
import { contractForm, discover, QUICK } from "./discover.js";

/** Large enough for a verdict, small enough for some minutes. */
const SIZE = { ...DEFAULT_SIZE, patients: 60, seed: 103 };

/** What is under way when a person interrupts has this long to come to an end. */
const SETTLE_MS = 5000;

/** Waiting for a signal alone would let the process end. */
const DAY_MS = 86_400_000;

/** Whether the demo goes on serving once its table is printed. */
export type DemoMode = "once" | "serve";

/**
 * From nothing to a table of verdicts on a simulated cohort, then serves until Ctrl-C. Stops all that it started and
 * nothing that ran before, unless other commands need it by then.
 * @throws InterruptedError where it is interrupted before the table
 */
export async function demoCommand(
  context: Context,
  mode: DemoMode,
): Promise<void> {
  const { config, output } = context;
  const stopNewcomers = await rememberRunning(config, output.note);
  await untilInterrupted(async (signal) => {
    const shown = show(context, signal);
    try {
      const url = await Promise.race([shown, fired(signal).then(interrupt)]);
      if (mode === "once") return;
      for (const line of invitation(url, ownerTokenFile(config.home)))
        output.print(line);
      while (!signal.aborted)
        await sleep(DAY_MS, undefined, { signal }).catch(() => undefined);
    } finally {
      await stopNewcomers();
      // What was being started meanwhile fails now, or is found by a second look.
      await Promise.race([Promise.allSettled([shown]), sleep(SETTLE_MS)]);
      await stopNewcomers();
    }
  });
}

/** Brings up what it needs, simulates, discovers and prints the table. @returns address of the server */
async function show(
  { config, output }: Context,
  signal: AbortSignal,
): Promise<string> {
  const following = { output, signal };
  const begun = performance.now();
  const [{ url, token }, dir] = await prepare(config, following);
  const api = createApiClient(url, token);
  const found = await discover(api, { ...QUICK, dir }, following);
  if ("detached" in found) return interrupt();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  output.print(claimTable(found.claims));
  output.print(`${seconds} s for ${SIZE.patients} patients in ${dir}`);
  output.document({ ...contractForm(found), cohort: dir, url });
  return url;
}

/** Draws while the servers start, which mostly wait. A start that fails ends the drawing. */
function prepare(
  config: Config,
  { output, signal }: Following,
): Promise<[Running, string]> {
  const failed = new AbortController();
  const running = bringUp(config, output.note);
  running.catch(() => failed.abort());
  const drawn = keptCohort(config, "demo", SIZE, {
    output,
    signal: AbortSignal.any([signal, failed.signal]),
  });
  return both(running, drawn);
}

/** How to go on from here. */
function invitation(url: string, tokenFile: string): string[] {
  return [
    "",
    `GraphQL at ${url}/graphql, an explorer at ${url}; paste for a start:`,
    "",
    "  { claims(filter: { outcome: [SUPPORTED] }, first: 5) {",
    "      nodes { statement verdict { reason } } } }",
    "",
    `What changes anything needs the owner's token: ${tokenFile}`,
    "Serves until Ctrl-C, which stops all that this command started.",
  ];
}

function interrupt(): never {
  throw new InterruptedError();
}

/** Resolves once the signal fires. */
function fired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
