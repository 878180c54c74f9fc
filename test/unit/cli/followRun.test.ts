import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createApiClient } from "../../../src/cli/apiClient.js";
import { followRun, progressLine } from "../../../src/cli/followRun.js";
import type { Following, RunState } from "../../../src/cli/followRun.js";
import type { Output } from "../../../src/cli/output.js";

const notes: string[] = [];
const output: Output = {
  json: false,
  print: () => undefined,
  document: () => undefined,
  note: (line) => notes.push(line),
  progress: () => undefined,
};

/** What the server answers, one after the other; the last again and again. "break" hangs up. */
let answers: (Record<string, unknown> | "break")[] = [];
let server: Server;
let url = "";

beforeEach(async () => {
  notes.length = 0;
  server = createServer((request, response) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    request.resume();
    if (answer === "break") response.destroy();
    else response.end(JSON.stringify(answer));
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const following = (): Following => ({
  output,
  signal: new AbortController().signal,
});

const state = (status: string): RunState => ({
  id: "run-1",
  status,
  message: null,
  progress: [
    { stage: "slides", done: 60, total: 60 },
    { stage: "training", done: 1.25, total: 4 },
  ],
});
const run = (status: string): Record<string, unknown> => ({
  data: { run: state(status) },
});

it("follows a run to its end over a server that goes away and comes back", async () => {
  answers = [run("RUNNING"), "break", run("RUNNING"), run("DONE")];
  const ended = await followRun(
    createApiClient(url, "t"),
    "run-1",
    following(),
  );
  expect(ended?.status).toBe("DONE");
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatch(/does not answer/);
});

it("stops following, at once, when it is told to", async () => {
  answers = [run("RUNNING")];
  const end = new AbortController();
  const followed = followRun(createApiClient(url, "t"), "run-1", {
    output,
    signal: end.signal,
  });
  setTimeout(() => end.abort(), 50);
  expect(await followed).toBeNull();
});

it("stops waiting for a server that is away when it is told to", async () => {
  answers = ["break"];
  const end = new AbortController();
  const followed = followRun(createApiClient(url, "t"), "run-1", {
    output,
    signal: end.signal,
  });
  setTimeout(() => end.abort(), 50);
  expect(await followed).toBeNull();
});

it("does not wait where asking again cannot help", async () => {
  const refused = {
    message: "no token",
    extensions: { code: "UNAUTHENTICATED" },
  };
  answers = [{ errors: [refused] }];
  const followed = followRun(createApiClient(url, "t"), "run-1", following());
  await expect(followed).rejects.toThrow("no token");
  answers = [{ data: { run: null } }];
  const unknown = followRun(createApiClient(url, "t"), "run-1", following());
  await expect(unknown).rejects.toThrow(/not known/);
});

it("shows the stages that are under way", () => {
  expect(progressLine(state("RUNNING"))).toBe("training 1.3/4");
  expect(progressLine({ ...state("RUNNING"), progress: [] })).toBe("starting");
  const progress = [{ stage: "slides", done: 60, total: 60 }];
  expect(progressLine({ ...state("RUNNING"), progress })).toBe(
    "prepares the next stage",
  );
});
