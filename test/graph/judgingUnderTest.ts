import { judgeClaim } from "../../src/activities/judging/judgeClaim.js";
import type { Judgement, JudgeRequest } from "../../src/activities/dto.js";
import { compareOutputs } from "../../src/activities/replication/compareOutputs.js";
import { rejudge } from "../../src/activities/replication/rejudge.js";
import { readReplicable } from "../../src/graph/replication/readReplicable.js";
import { readRejudging } from "../../src/graph/replication/readRejudging.js";
import type { Difference } from "../../src/knowledge/replication.js";
import { readJudging } from "../../src/graph/judging/readJudging.js";
import { writeJudgement } from "../../src/graph/judging/writeJudgement.js";
import type { RegisteredProtocol } from "../../src/graph/protocols.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { OWNER } from "../../src/knowledge/caller.js";
import type { Protocol } from "../../src/knowledge/protocol.js";
import { parseProtocol } from "../../src/knowledge/protocol.js";
import { standard } from "../unit/knowledge/protocols.js";
import type { StandingUnderTest } from "./standingUnderTest.js";
import { openStanding } from "./standingUnderTest.js";
import { uniqueName } from "./testGraph.js";

/** The real judging over the real graph, beside withdrawals. */
export interface JudgingUnderTest extends StandingUnderTest {
  ask(
    request: Partial<JudgeRequest> & { claim: string },
  ): ReturnType<typeof judgeClaim>;
  /** @throws where it is refused */
  judge(
    claim: string,
    protocol: { readonly id: string },
    dryRun?: boolean,
  ): Promise<Judgement>;
  /** Gives a verdict once more: where it differs, or why it cannot be told. @param said put in the place of what it says */
  again(verdict: string, said?: object): Promise<string | Difference[]>;
  /** A protocol of one criterion: how small the planted q, .004, must be. */
  register(threshold: number): Promise<RegisteredProtocol>;
  /** A protocol that asks for sites alone, of claims about subtypes. */
  registerForSubtypes(): Promise<RegisteredProtocol>;
}

/** Opens it. */
export async function openJudging(): Promise<JudgingUnderTest> {
  const standing = await openStanding();
  const { graph } = standing;
  const deps = {
    ...standing.deps,
    graph: {
      ...{ ...standing.deps.graph, readJudging, writeJudgement },
      readRejudging,
    },
  };
  const ask: JudgingUnderTest["ask"] = (request) =>
    judgeClaim(deps, {
      protocol: "standard",
      dryRun: false,
      by: OWNER,
      ...request,
    });
  return {
    ...standing,
    ask,
    async judge(claim, { id: protocol }, dryRun = false) {
      const answer = await ask({ claim, protocol, dryRun });
      if (answer.kind === "refused") throw new Error(JSON.stringify(answer));
      return answer;
    },
    async again(verdict, said = {}) {
      const { records } = await graph.run(
        "MATCH (:Verdict {id: $verdict})-[:WAS_GENERATED_BY]->(s:Step) RETURN s.id AS id",
        { verdict },
      );
      const step = await readReplicable(graph, String(records[0]?.get("id")));
      const done = await rejudge(deps, step!);
      if ("refused" in done) return done.refused;
      const was = done.was.map(({ role, props }) => ({
        role,
        props: { ...props, ...said },
      }));
      return compareOutputs(deps, was, done.is);
    },
    register: (threshold) =>
      registerProtocol(graph, {
        json: protocolAsking(threshold),
        registeredAt: "2026-01-01T00:00:00.000Z",
      }),
    registerForSubtypes: () =>
      registerProtocol(graph, {
        json: sitesOfSubtypes(),
        registeredAt: "2026-01-01T00:00:00.000Z",
      }),
  };
}

function sitesOfSubtypes(): Protocol {
  const { criteria } = standard();
  return parseProtocol({
    name: uniqueName("marks"),
    version: "1",
    description: "Sites alone.",
    caveat: "Sites alone.",
    permutations: { marks: 999 },
    tests: { marks: 9 },
    criteria: criteria
      .filter(({ name }) => name === "sites")
      .map((demand) => ({ ...demand, name: "enoughSites" })),
  });
}

function protocolAsking(threshold: number) {
  const { criteria, ...rest } = standard();
  const name = uniqueName("asked");
  return { ...rest, name, criteria: [{ ...criteria[0]!, threshold }] };
}
