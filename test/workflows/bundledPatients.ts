import { expect } from "vitest";
import type { ClassNumbers } from "../../src/io/exchange/bundle/bundleContent.js";
import { readZip } from "../../src/io/exchange/bundle/zip.js";
import { signedBy } from "../api/ownLogKey.js";
import { openTestGraph } from "../graph/testGraph.js";
import type { WholeSystem } from "./wholeSystem.js";

/** The numbers of each patient in the bundle of a claim. */
export async function bundledPatients(
  system: WholeSystem,
  claim: string,
): Promise<ClassNumbers> {
  const graph = await openTestGraph();
  try {
    const answer = await signedBy(graph, system.home, () =>
      system.open(`/claims/${claim}/bundle.zip`),
    );
    expect(answer.status).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = Buffer.from(readZip(bytes).get("patients.json")!).toString();
    return JSON.parse(text) as ClassNumbers;
  } finally {
    await graph.close();
  }
}
