import { OWNER } from "../../src/knowledge/caller.js";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StandingDeps } from "../../src/activities/standing/changeStanding.js";
import { changeStanding } from "../../src/activities/standing/changeStanding.js";
import type {
  ChangeKind,
  ChangeRequest,
  StandingAnswer,
} from "../../src/activities/dto.js";
import type { StandingReport } from "../../src/activities/standing/standingReport.js";
import type { Graph } from "../../src/graph/graph.js";
import { logHead } from "../../src/graph/log.js";
import { createReads } from "../../src/graph/read/reads.js";
import { findChange } from "../../src/graph/standing/findChange.js";
import { readStanding } from "../../src/graph/standing/readStanding.js";
import { writeStanding } from "../../src/graph/standing/writeStanding.js";
import { localBlobs } from "../../src/io/blobs/localBlobs.js";
import {
  decodeSafetensors,
  encodeSafetensors,
  safetensorsMetadata,
} from "../../src/io/blobs/safetensors.js";
import { createStatisticsPool } from "../../src/io/statistics/statisticsPool.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

type Asked = [kind: ChangeKind, entity: string, more?: Partial<ChangeRequest>];

/** The real activity over the real graph, and what it leaves behind. */
export interface StandingUnderTest {
  readonly graph: Graph;
  readonly deps: StandingDeps;
  change(...asked: Asked): Promise<StandingAnswer>;
  /** @throws where the change is refused */
  report(...asked: Asked): Promise<StandingReport>;
  /** The outcome of the verdict that counts. */
  outcomeOf(claim: string): Promise<string | undefined>;
  /** Matches of a Cypher pattern. */
  count(match: string, params?: object): Promise<number>;
  close(): Promise<void>;
}

/** Opens it; each change is a minute later than the one before. */
export async function openStanding(): Promise<StandingUnderTest> {
  const home = mkdtempSync(join(tmpdir(), "histoclaim-standing-"));
  const blobs = localBlobs(home);
  const graph = await openTestGraph();
  const statistics = createStatisticsPool({ threads: 1 });
  let minute = 0;
  const deps: StandingDeps = {
    graph: { store: graph, findChange, readStanding, writeStanding, logHead },
    blobs,
    statistics,
    tensors: {
      encode: encodeSafetensors,
      decode: decodeSafetensors,
      metadata: safetensorsMetadata,
    },
    codeVersion: () => "judging",
    agent: { name: "tester", kind: "software" },
    now: () => new Date(Date.UTC(2026, 1, 1, 0, minute++)),
  };
  const change: StandingUnderTest["change"] = (kind, entity, more = {}) =>
    changeStanding(deps, kind, {
      idempotencyKey: uniqueName(kind),
      entity,
      reason: "wrong stain",
      by: OWNER,
      dryRun: false,
      ...more,
    });
  return {
    graph,
    deps,
    change,
    async report(...asked) {
      const answer = await change(...asked);
      if (answer.kind === "refused") throw new Error(JSON.stringify(answer));
      const document = await blobs.get(answer.blob);
      return JSON.parse(document.toString()) as StandingReport;
    },
    async outcomeOf(claim) {
      const reads = createReads(graph);
      const [verdicts] = await reads.related("verdictOfClaim", [claim]);
      if (verdicts === undefined || verdicts instanceof Error) throw verdicts;
      return verdicts[0]?.outcome;
    },
    count: (match, params = {}) =>
      graph.read(async (tx) => {
        const { records } = await tx.run(`${match} RETURN count(*) AS n`, {
          ...params,
        });
        return Number(records[0]?.get("n"));
      }),
    async close() {
      await graph.close();
      await statistics.close();
      rmSync(home, { recursive: true });
    },
  };
}

/** What became of each claim: effect, outcome before and after. */
export function effectsOf({
  claims,
}: StandingReport): Map<string, readonly string[]> {
  return new Map(
    claims.map(({ claim, effect, before, after }) => [
      claim,
      [effect, before, after],
    ]),
  );
}
