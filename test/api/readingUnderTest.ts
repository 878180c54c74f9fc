import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MockActivityEnvironment } from "@temporalio/testing";
import { pino } from "pino";
import { inject } from "vitest";
import type { ReplicationAnswer } from "../../src/activities/dto.js";
import { givenAnswers } from "../../src/activities/reading/givenAnswers.js";
import type { ApiDeps } from "../../src/api/apiDeps.js";
import { composeWorker } from "../../src/compose/composeWorker.js";
import type { WorkerParts } from "../../src/compose/composeWorker.js";
import { readConfig } from "../../src/config.js";
import type { Graph } from "../../src/graph/graph.js";
import type { RegisteredProtocol } from "../../src/graph/protocols.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { readReading } from "../../src/graph/reading/readReading.js";
import { finishRun } from "../../src/graph/runs.js";
import { localBlobs } from "../../src/io/blobs/localBlobs.js";
import { OWNER } from "../../src/knowledge/caller.js";
import type { NodeRecord } from "../../src/knowledge/provenance.js";
import type { ReadingKey } from "../../src/knowledge/reading/readingKey.js";
import { judge } from "../../src/knowledge/verdict.js";
import { verdictProps } from "../../src/knowledge/verdictProps.js";
import { createShownReadings } from "../../src/runs/shownReadings.js";
import { openTestGraph, uniqueName } from "../graph/testGraph.js";
import { standard } from "../unit/knowledge/protocols.js";
import type { PlantedMap } from "../workflows/plantedMap.js";
import { plantMap } from "../workflows/plantedMap.js";
import type { Answer, ApiUnderTest } from "./apiUnderTest.js";
import { openApi } from "./apiUnderTest.js";
import { link, nodeOf, plantStep } from "./plantedStep.js";

/** A server over the real activities, which are called without Temporal, and a judged claim whose maps are known. */
export interface ReadingUnderTest {
  readonly api: ApiUnderTest;
  readonly planted: PlantedMap;
  /** Id of the claim: of each patient the tile in the middle carries the prediction. */
  readonly claim: string;
  /** Sends a document with somebody's token; null: none. */
  as(
    token: string | null,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<Answer>;
  /** A token for a new name. */
  token(name: string, role: string): Promise<string>;
  /** The key of a reading, as only this test sees it. */
  keyOf(reading: string): Promise<ReadingKey>;
  change(kind: "withdraw" | "reinstate", entity: string): Promise<void>;
  /** Gives the claim another version, as the run would that measures it again. */
  measureAnew(): Promise<void>;
  /** Does a step again. */
  replicate(step: string): Promise<ReplicationAnswer>;
  close(): Promise<void>;
}

const CHECKOUT = resolve(import.meta.dirname, "../..");
/** Fewer than the criterion asks for, which says so: planting takes most of the time. */
const PATIENTS = 4;
const MIDDLE = [0, 0, 0, 0, 1, 0, 0, 0, 0];

/** Opens it. */
export async function openReadings(): Promise<ReadingUnderTest> {
  const home = mkdtempSync(join(tmpdir(), "histoclaim-reading-"));
  const graph = await openTestGraph();
  const blobs = localBlobs(join(home, "blobs"));
  const worker = await composeWorker(configOf(home), pino({ level: "silent" }));
  const shown = createShownReadings({
    graph: { store: graph, readReading },
    blobs,
    givenAnswers,
  });
  const readings = { ...doneHere(worker), ...shown };
  const api = await openApi({ deps: { readings } });
  const planted = await plant(graph, blobs, home);
  const claim = await planted.claim(planted.genes);
  await plantVerdict(graph, planted.run, claim);
  const as: ReadingUnderTest["as"] = (token, query, variables = {}) =>
    api.ask(
      query,
      variables,
      token === null ? {} : { authorization: `Bearer ${token}` },
    );
  return {
    ...{ api, planted, as },
    claim: claim.id,
    async token(name, role) {
      const input = { idempotencyKey: uniqueName("token"), name, role };
      const { data } = await api.command(CREATE_TOKEN, { input });
      return (data?.["createToken"] as { secret: string }).secret;
    },
    async keyOf(reading) {
      const state = await readReading(graph, reading);
      const bytes = await blobs.get(state!.reading.commitment);
      return JSON.parse(bytes.toString()) as ReadingKey;
    },
    async change(kind, entity) {
      const asked = { idempotencyKey: uniqueName(kind), reason: "wrong" };
      const request = { ...asked, entity, by: OWNER, dryRun: false };
      const answer = await asActivity(() => worker.activities[kind](request));
      if (answer.kind === "refused") throw new Error(JSON.stringify(answer));
    },
    async measureAnew() {
      const version = nodeOf("ClaimVersion", `${claim.id} anew`, {
        ...{ claim: claim.id, run: planted.run },
        statement: claim.props["statement"] as string,
      });
      await plantStep(graph, {
        ...{ run: planted.run, name: "weighEvidence anew", seed: 0, minute: 6 },
        used: [{ role: "slide", id: planted.slides[0]!.id }],
        made: [version],
        links: [link("VERSION_OF", version, claim)],
      });
    },
    replicate(step) {
      const request = { idempotencyKey: uniqueName("again"), step, by: OWNER };
      return asActivity(() => worker.activities.replicateStep(request));
    },
    async close() {
      await api.close();
      await worker.close();
      await graph.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function configOf(home: string) {
  const { uri, user, password } = inject("stack").neo4j;
  return readConfig(
    {
      HISTOCLAIM_HOME: home,
      HISTOCLAIM_NEO4J_URI: uri,
      HISTOCLAIM_NEO4J_USER: user,
      HISTOCLAIM_NEO4J_PASSWORD: password,
      HISTOCLAIM_QUEUES: "quick,cpu",
    },
    CHECKOUT,
  );
}

/** Does what Temporal would call. */
function asActivity<T>(work: () => Promise<T>): Promise<T> {
  return new MockActivityEnvironment().run<[], T, () => Promise<T>>(work);
}

/** What the workflows do, each of which is one activity. */
function doneHere({
  activities,
}: WorkerParts): Omit<ApiDeps["readings"], "show" | "picture"> {
  const secret = (): string => randomBytes(32).toString("hex");
  return {
    startReading: (request) =>
      asActivity(() =>
        activities.startReading({ ...request, nonce: secret() }),
      ),
    submitReading: (request) =>
      asActivity(() =>
        activities.submitReading({ ...request, salt: secret() }),
      ),
    closeReading: (request) =>
      asActivity(() => activities.closeReading(request)),
  };
}

function plant(
  graph: Graph,
  blobs: ReturnType<typeof localBlobs>,
  home: string,
): Promise<PlantedMap> {
  const patients = Array.from({ length: PATIENTS }, (_, p) => ({
    name: `patient-${p}`,
    sealed: p === 0,
    mucin: MIDDLE,
  }));
  const observed = patients.map((_, p) => p);
  return plantMap({ graph, blobs, folder: join(home, "cohort") }, patients, [
    { attention: MIDDLE, contribution: MIDDLE, observed },
  ]);
}

const CREATE_TOKEN = `mutation ($input: CreateTokenInput!) {
  createToken(input: $input) { ... on TokenCreated { secret } ... on InvalidInput { message } } }`;

/** What a run says of a claim without any evidence, under the protocol that ships. */
async function plantVerdict(
  graph: Graph,
  run: string,
  claim: NodeRecord,
): Promise<void> {
  const protocol = standard();
  const registered = await registerProtocol(graph, {
    json: protocol,
    registeredAt: "2026-01-01T00:00:00.000Z",
  });
  const props = verdictProps(judge(protocol, []), protocol, {
    exploratory: false,
    openings: 0,
    novel: null,
    judgedAt: "2026-01-01T00:30:00.000Z",
    codeVersion: "v",
  });
  const version = nodeOf("ClaimVersion", claim.id, {});
  const verdict = nodeOf("Verdict", claim.id, props);
  await plantStep(graph, {
    run,
    name: "judgeClaims",
    seed: 1,
    minute: 5,
    used: [{ role: "claim", id: version.id }],
    made: [verdict],
    links: [
      link("OF", verdict, version),
      link("UNDER", verdict, { id: registered.id }),
    ],
  });
  await beginAfter(graph, run, registered);
  const endedAt = "2026-01-01T01:00:00.000Z";
  await finishRun(graph, run, { status: "DONE", endedAt });
}

/** As a run would have it: every step began after the protocol was registered. */
async function beginAfter(
  graph: Graph,
  run: string,
  { logIndex }: RegisteredProtocol,
): Promise<void> {
  await graph.write((tx) =>
    tx.run(
      "MATCH (:Run {id: $run})-[:CALLED]->(s:Step) SET s.logSize = toInteger($size)",
      { run, size: logIndex + 1 },
    ),
  );
}
