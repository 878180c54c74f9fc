import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { createApiClient } from "../../src/cli/apiClient.js";
import { bundleCommand, verifyCommand } from "../../src/cli/commands/bundle.js";
import { lineageCommand } from "../../src/cli/commands/lineage.js";
import type { PlantedEvidence } from "../graph/plantedEvidence.js";
import { plantEvidence } from "../graph/plantedEvidence.js";
import { openStanding } from "../graph/standingUnderTest.js";
import type { StandingUnderTest } from "../graph/standingUnderTest.js";
import { uniqueName } from "../graph/testGraph.js";
import { openApi, TOKEN, type ApiUnderTest } from "./apiUnderTest.js";
import { ownLogKey } from "./ownLogKey.js";
import { documentOf } from "./logUnderTest.js";

const folder = mkdtempSync(join(tmpdir(), "histoclaim-bundle-"));
let server: ApiUnderTest;
let standing: StandingUnderTest;
let planted: PlantedEvidence;
beforeAll(async () => {
  standing = await openStanding();
  planted = await plantEvidence(standing.graph);
  // As a run would have it: every step began after the protocol was registered.
  await standing.graph.write((tx) =>
    tx.run(
      "MATCH (s:Step {codeVersion: $code}) MATCH (p:Protocol {id: $protocol}) SET s.logSize = p.logIndex + 1",
      { code: planted.code, protocol: planted.protocol },
    ),
  );
  await ownLogKey(standing.graph, inject("stack").home);
  server = await openApi();
});
afterAll(async () => {
  await server.close();
  await standing.close();
  rmSync(folder, { recursive: true });
});

async function bundled(claim: string): Promise<string> {
  const file = join(folder, uniqueName("bundle"));
  const api = createApiClient(server.url, TOKEN);
  await documentOf((output) => bundleCommand(api, { claim, file }, output));
  return file;
}

const verified = (file: string): Promise<unknown> =>
  documentOf((output) => verifyCommand({ file }, output));

it("a claim's bundle holds, and a byte that was changed is told", async () => {
  const file = await bundled(planted.both);
  expect(await verified(file)).toMatchObject({
    verified: true,
    claim: planted.both,
    outcome: "SUPPORTED",
  });
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
  expect(await verified(file)).toMatchObject({ verified: false });
});

it("a claim that a withdrawal suspended has a bundle that says so, and holds", async () => {
  await standing.report("withdraw", planted.slides[1]!);
  expect(await verified(await bundled(planted.second))).toMatchObject({
    verified: true,
    outcome: "SUSPENDED",
  });
});

it("a bundle is for those who may see what is known of each patient", async () => {
  const answer = await fetch(`${server.url}/claims/${planted.both}/bundle.zip`);
  expect(answer.status).toBe(403);
  const api = createApiClient(server.url, TOKEN);
  const unknown = { claim: `claim-${"0".repeat(64)}`, file: join(folder, "x") };
  await expect(
    documentOf((output) => bundleCommand(api, unknown, output)),
  ).rejects.toThrow("no claim");
});

it("lineage is told in the words of PROV, patients by pseudonym", async () => {
  const api = createApiClient(server.url, TOKEN);
  const id = planted.joined.generated[0]!.node.id;
  const document = await documentOf((output) =>
    lineageCommand(api, { id }, output),
  );
  expect(document).toMatchObject({
    prefix: { histoclaim: "urn:histoclaim:" },
    entity: {
      [`histoclaim:${planted.patients[0]!}`]: { "histoclaim:pseudonym": "P1" },
      [`histoclaim:${id}`]: {},
    },
    activity: { [`histoclaim:${planted.joined.id}`]: {} },
  });
  expect(JSON.stringify(document)).not.toContain(".tif");
  await expect(
    documentOf((output) => lineageCommand(api, { id: "x" }, output)),
  ).rejects.toThrow("nothing has the id x");
});
