import { logParts } from "../../src/compose/logParts.js";
import type { Graph } from "../../src/graph/graph.js";
import { OWNER } from "../../src/knowledge/caller.js";
import { ownedFiles } from "../../src/stack/ownedFiles.js";
import { uniqueName } from "../graph/testGraph.js";
import { NO_BLOBS } from "./apiUnderTest.js";

/** Has the key of a home sign the log that all tests share, where another's signed it last. */
export async function ownLogKey(graph: Graph, home: string): Promise<void> {
  const { log } = logParts(graph, ownedFiles(home, "log"), NO_BLOBS);
  if ((await log.checkpoint()).kind !== "refused") return;
  const asked = { idempotencyKey: uniqueName("key"), dryRun: false };
  await log.rotate({ ...asked, withoutOld: true }, OWNER);
}

const ATTEMPTS = 5;

/** Asks for what the key of a home signs, again where another test's key came between. */
export async function signedBy(
  graph: Graph,
  home: string,
  ask: () => Promise<Response>,
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    await ownLogKey(graph, home);
    const answer = await ask();
    if (answer.status !== 409 || attempt === ATTEMPTS) return answer;
  }
}
