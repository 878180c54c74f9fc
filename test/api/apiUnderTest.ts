import { Client } from "@temporalio/client";
import { inject } from "vitest";
import { compareCohorts } from "../../src/activities/elsewhere/compareCohorts.js";
import { planBags } from "../../src/activities/bags/planBags.js";
import { planSubtypes } from "../../src/activities/subtype/planSubtypes.js";
import type { ApiDeps } from "../../src/api/apiDeps.js";
import { createApi } from "../../src/api/createApi.js";
import { composeClaimBoard } from "../../src/compose/claimBoard.js";
import { withdrawnIn } from "../../src/compose/composeServer.js";
import { logParts } from "../../src/compose/logParts.js";
import { temporalConnection } from "../../src/compose/temporalConnection.js";
import type { Graph } from "../../src/graph/graph.js";
import { readElsewhere } from "../../src/graph/judging/readElsewhere.js";
import { writeElsewhere } from "../../src/graph/judging/writeElsewhere.js";
import { logHead } from "../../src/graph/log.js";
import { createKnownFactImport } from "../../src/governance/knownFacts.js";
import { importKnownFacts } from "../../src/graph/knownFacts.js";
import { createProtocolRegistry } from "../../src/governance/protocolRegistry.js";
import {
  findProtocol,
  findProtocolByName,
  protocolNames,
  findProtocolVersion,
  registerProtocol,
} from "../../src/graph/protocols.js";
import { createRequestKeys } from "../../src/governance/requestKeys.js";
import { releaseKey, takeKey } from "../../src/graph/requestKeys.js";
import { createTokenDesk } from "../../src/governance/tokenDesk.js";
import { findToken, keepToken, revokeToken } from "../../src/graph/tokens.js";
import type { RefusedAttempt } from "../../src/api/access/onRefusal.js";
import { createReads } from "../../src/graph/read/reads.js";
import {
  findRun,
  findRunByKey,
  noteCancel,
  startRun,
  updateRun,
} from "../../src/graph/runs.js";
import { createEncoderPool } from "../../src/io/encoders/encoderPool.js";
import type { EncoderPool } from "../../src/io/encoders/encoderPool.js";
import { parseTraining } from "../../src/io/training/parseTraining.js";
import { readCohort } from "../../src/io/tables/readCohort.js";
import { BUILT_IN_ENCODERS } from "../../src/science/encode/builtInEncoders.js";
import {
  createRunControl,
  type RunControl,
} from "../../src/runs/runControl.js";
import { ownedFiles } from "../../src/stack/ownedFiles.js";
import { MORPHOLOGIES } from "../../src/science/morphology/names.js";
import { openTestGraph, uniqueName } from "../graph/testGraph.js";
import { countedGraph } from "./countedGraph.js";

export const TOKEN = "the-owner's-token-of-this-test";

/** Nothing that these servers show was kept. */
export const NO_BLOBS = {
  get: () => Promise.reject(new Error("no blob is kept in this test")),
};

/** What the server answered to a GraphQL request. */
export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
  /** The whole body, as it came. */
  readonly text: string;
}

/** A real server on a port of its own, over the real graph and Temporal. */
export interface ApiUnderTest {
  readonly url: string;
  readonly graph: Graph;
  readonly temporal: Client;
  readonly faults: unknown[];
  /** Attempts that were refused. */
  readonly refused: RefusedAttempt[];
  /** Graph queries since the last call. */
  queries(): number;
  ask(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** The same with the owner's token. */
  command(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** What a test changes of the server. */
export interface Options {
  readonly deps?: Partial<
    Pick<
      ApiDeps,
      | "standing"
      | "tokens"
      | "claimWork"
      | "readings"
      | "log"
      | "bundles"
      | "pictures"
      | "slides"
      | "subtypePictures"
      | "slideMask"
      | "modelWeights"
      | "limits"
      | "socketLimits"
      | "hosts"
    >
  >;
  readonly cohortRoots?: readonly string[];
}

/** Starts a server. Its runs start no work: no worker serves their queue. */
export async function openApi(options: Options = {}): Promise<ApiUnderTest> {
  const graph = await openTestGraph();
  const counted = countedGraph(graph);
  const { address, namespace } = inject("stack").temporal;
  const opened = temporalConnection(address);
  const temporal = new Client({ connection: opened.connection, namespace });
  const encoders = createEncoderPool();
  const faults: unknown[] = [];
  const refused: RefusedAttempt[] = [];
  const api = await createApi({
    reads: createReads(counted.graph),
    runs: runControl({ graph, temporal, encoders }, options.cohortRoots ?? []),
    protocols: createProtocolRegistry({
      graph: {
        store: graph,
        findProtocol,
        findProtocolVersion,
        registerProtocol,
      },
      now: () => new Date(),
    }),
    knownFacts: createKnownFactImport({
      graph: { store: graph, importKnownFacts },
      morphologies: MORPHOLOGIES,
      now: () => new Date(),
    }),
    standing: {
      change: () => Promise.reject(new Error("no worker serves this test")),
    },
    claimWork: {
      judge: () => Promise.reject(new Error("no worker serves this test")),
      compareCohorts: (request) =>
        compareCohorts(
          {
            graph: { store: graph, readElsewhere, writeElsewhere, logHead },
            codeVersion: () => "comparing",
            agent: { name: "tester", kind: "software" },
            now: () => new Date(),
          },
          request,
        ),
      replicate: () => Promise.reject(new Error("no worker serves this test")),
      ...composeClaimBoard({ cohortRoots: options.cohortRoots ?? [] }, graph),
    },
    readings: {
      startReading: () =>
        Promise.reject(new Error("no worker serves this test")),
      submitReading: () =>
        Promise.reject(new Error("no worker serves this test")),
      closeReading: () =>
        Promise.reject(new Error("no worker serves this test")),
      show: () => Promise.resolve(null),
      picture: () => Promise.resolve(null),
    },
    ...logParts(graph, ownedFiles(inject("stack").home, "log"), NO_BLOBS),
    pictures: { claimPicture: () => Promise.resolve(null) },
    slides: { open: () => Promise.resolve(null) },
    subtypes: {
      marks: () => Promise.resolve(null),
      report: () => Promise.resolve(null),
      model: () => Promise.resolve(null),
      kept: () => Promise.resolve(null),
      curves: () => Promise.resolve(null),
    },
    subtypePictures: { subtypePicture: () => Promise.resolve(null) },
    slideMask: () => Promise.resolve(null),
    modelWeights: () => Promise.resolve(null),
    token: TOKEN,
    keys: createRequestKeys({
      graph: { store: graph, takeKey, releaseKey },
      now: () => new Date(),
    }),
    tokens: createTokenDesk({
      graph: { store: graph, keepToken, findToken, revokeToken },
      now: () => new Date(),
    }),
    onRefusal: (attempt) => refused.push(attempt),
    onFault: (_, error) => faults.push(error),
    ...options.deps,
  });
  const { url, close } = await api.listen({ host: "127.0.0.1", port: 0 });
  const ask: ApiUnderTest["ask"] = (query, variables, headers) =>
    post(url, { query, variables }, headers);
  return {
    url,
    graph,
    temporal,
    faults,
    refused,
    queries: counted.taken,
    ask,
    command: (query, variables) =>
      ask(query, variables, { authorization: `Bearer ${TOKEN}` }),
    close: async () => {
      await close();
      await encoders.close();
      await opened.close();
      await graph.close();
    },
  };
}

function runControl(
  {
    graph,
    temporal,
    encoders,
  }: Pick<ApiUnderTest, "graph" | "temporal"> & {
    readonly encoders: EncoderPool;
  },
  cohortRoots: readonly string[],
): RunControl {
  return createRunControl({
    temporal,
    taskQueue: uniqueName("nobody"),
    graph: {
      store: graph,
      startRun,
      updateRun,
      noteCancel,
      findRun,
      findRunByKey,
      findProtocolByName,
      protocolNames,
    },
    readCohort,
    tryEncoder: encoders.facts,
    planBags,
    planSubtypes,
    noImageRun: () => Promise.resolve(null),
    parseTraining,
    withdrawn: withdrawnIn(graph),
    builtInEncoders: Object.keys(BUILT_IN_ENCODERS),
    cohortRoots: () => cohortRoots,
    slideRoots: [],
    morphologies: MORPHOLOGIES.length,
    now: () => new Date(),
  });
}

/** Sends a body as it is. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = JSON.parse(text) as Partial<Answer>;
  return {
    status: response.status,
    data: answer.data ?? null,
    errors: answer.errors ?? [],
    text,
  };
}
