import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiClient } from "../../src/cli/apiClient.js";
import { readingExportCommand } from "../../src/cli/commands/readingExport.js";
import { createOutput } from "../../src/cli/output.js";
import { uniqueName } from "../graph/testGraph.js";
import type { ReadingUnderTest } from "./readingUnderTest.js";

const REFUSED = "... on InvalidInput { issues { path message } }";
const START = `mutation ($input: StartReadingInput!) { startReading(input: $input) {
  ... on ReadingReceipt { dryRun before reading { id } } ${REFUSED} } }`;
const SUBMIT = `mutation ($input: SubmitReadingInput!) { submitReading(input: $input) {
  ... on ReadingSubmission { accepted read } ${REFUSED} } }`;
const CLOSE = `mutation ($input: CloseReadingInput!) { closeReading(input: $input) {
  ... on ReadingReceipt { dryRun before reading { closedAt } } ${REFUSED} } }`;
/** Asks for all that is told of a reading. */
export const SHOW = `query ($id: ID!) { reading(id: $id) {
  id question commitment readers startedAt closedAt withdrawn refusals startedBy { name }
  items { id picture answer } progress { name read }
  result { contrast p patients attendedRate controlRate agreement { name value interval { low high } } readers leftOut key { id arm slide x y size } } } }`;
/** Asks for what a claim rests on. */
export const CLAIM = `query ($id: ID!) { claim(id: $id) {
  verdict { id outcome exploratory results { criterion { name } outcome observed } }
  evidenceLines { nodes { summary direction items { nodes { kind value p n generatedBy { name } } } } } readings { id } } }`;

interface Item {
  readonly id: string;
  readonly picture: string;
  readonly answer: string | null;
}

/** What people ask of readings; a token says who. @param test given late: it is opened before the first test */
export function readingRequests(test: () => ReadingUnderTest) {
  const start = async (token: string, more: object = {}) => {
    const given = { idempotencyKey: uniqueName("start"), claim: test().claim };
    const input = { ...given, tilesPerArm: 30, ...more };
    return (await test().as(token, START, { input })).data?.["startReading"];
  };

  type Sent = [
    token: string,
    reading: string,
    answers: object[],
    dry?: boolean,
  ];
  const submit = async (...[token, reading, answers, dryRun = false]: Sent) => {
    const given = { reading, answers, dryRun };
    const input = { idempotencyKey: uniqueName("submit"), ...given };
    const { data, errors } = await test().as(token, SUBMIT, { input });
    return data?.["submitReading"] ?? errors[0]?.extensions.code;
  };

  const close = async (token: string, reading: string, dryRun = false) => {
    const input = { idempotencyKey: uniqueName("close"), reading, dryRun };
    return (await test().as(token, CLOSE, { input })).data?.["closeReading"];
  };

  const show = async (token: string | null, id: string) =>
    (await test().as(token, SHOW, { id })).data?.["reading"] as Record<
      string,
      unknown
    > & { items: Item[] };

  const refusals = async (token: string | null, id: string) =>
    (await show(token, id))["refusals"] as string[];

  const exported = async (token: string, id: string): Promise<string[]> => {
    const home = mkdtempSync(join(tmpdir(), "histoclaim-export-"));
    const api = createApiClient(test().api.url, token);
    const nowhere = { write: () => true };
    const streams = { stdout: nowhere, stderr: nowhere, now: () => 0 };
    try {
      const dir = join(home, "tiles");
      await readingExportCommand(api, { id, dir }, createOutput(true, streams));
      return readdirSync(dir);
    } finally {
      rmSync(home, { recursive: true });
    }
  };

  return { start, submit, close, show, refusals, exported };
}
