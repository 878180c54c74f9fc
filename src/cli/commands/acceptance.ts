import { DEFAULT_SIZE } from "../../compose/cohortDefaults.js";
import { acceptanceTable } from "../acceptance/acceptanceTable.js";
import type { SeedScore } from "../acceptance/acceptanceTable.js";
import { brokenBounds, totalOf } from "../acceptance/bounds.js";
import { scoreCohort } from "../acceptance/scoreCohort.js";
import { readTruth } from "../acceptance/truth.js";
import { createApiClient } from "../apiClient.js";
import type { ApiClient } from "../apiClient.js";
import { isOfMorphology } from "../claimRow.js";
import type { Context } from "../context.js";
import { FAILED } from "../exitCode.js";
import type { Following } from "../followRun.js";
import { InterruptedError, untilInterrupted } from "../interruption.js";
import { keptCohort } from "../keptCohort.js";
import { bringUp } from "../lifeCycle/bringUp.js";
import { discover, QUICK } from "./discover.js";

/** Discovers simulated cohorts, one a seed, and compares the verdicts with what was planted; a broken bound ends it with 1. */
export async function acceptanceCommand(
  { config, output }: Context,
  seeds: readonly number[],
): Promise<void> {
  const { url, token } = await bringUp(config, output.note);
  const api = createApiClient(url, token);
  const scores: SeedScore[] = [];
  await untilInterrupted(async (signal) => {
    const following = { output, signal };
    for (const seed of seeds) {
      const size = { ...DEFAULT_SIZE, seed };
      const dir = await keptCohort(config, "acceptance", size, following);
      const score = await scoreSeed(api, dir, following);
      scores.push({ seed, ...score });
      output.note(
        `seed ${seed}: ${score.strong.found} of ${score.strong.all} strong links, ${score.took.toFixed(0)} s`,
      );
    }
  });
  const total = totalOf(scores);
  const broken = brokenBounds(total);
  output.print(acceptanceTable(scores, total));
  for (const sentence of broken) output.print(`BROKEN: ${sentence}`);
  output.document({ seeds: scores, total, broken });
  if (broken.length > 0) process.exitCode = FAILED;
}

async function scoreSeed(
  api: ApiClient,
  dir: string,
  following: Following,
): Promise<Omit<SeedScore, "seed">> {
  const begun = performance.now();
  const found = await discover(api, { ...QUICK, dir }, following);
  if ("detached" in found) throw new InterruptedError();
  const took = (performance.now() - begun) / 1000;
  return {
    ...scoreCohort(found.claims.filter(isOfMorphology), await readTruth(dir)),
    took,
  };
}
