import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { z } from "zod";
import type { RunState } from "../../src/cli/followRun.js";
import { openGraph } from "../../src/graph/graph.js";
import type { Graph } from "../../src/graph/graph.js";

const MAIN = resolve(import.meta.dirname, "../../dist/src/cli/main.js");

/** What a command came to. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that goes on until it is told to end. */
export interface Serving {
  /** What it printed up to the line that was waited for, and that line. */
  readonly stdout: string;
  /** Does what Ctrl-C does, and waits for its end. */
  interrupt(): Promise<Ended>;
}

const program = z.object({ pid: z.number(), startedNow: z.boolean() });
const upForm = z.object({
  url: z.string(),
  tokenFile: z.string(),
  neo4j: program.extend({ uri: z.string() }),
  temporal: program.extend({ address: z.string() }),
  worker: program,
  server: program,
});
/** What `up` says runs. */
export type Up = z.infer<typeof upForm>;

/** How long a run may take. */
const PATIENCE_MS = 240_000;
/** How often it is asked: for each answer server, worker, Temporal and Neo4j are at work. */
const EVERY_MS = 300;

const answer = z.object({ data: z.unknown(), errors: z.unknown().optional() });

/** The product as a user has it: its commands on a state folder of its own, and its server. */
export class System {
  readonly home = mkdtempSync(join(tmpdir(), "histoclaim-e2e-"));
  private running: Up | null = null;

  /** Runs a command to its end. */
  command(...args: string[]): Promise<Ended> {
    const env = { ...process.env, HISTOCLAIM_HOME: this.home };
    const size = { maxBuffer: 64 * 1024 * 1024 };
    return new Promise((done) => {
      const child = execFile(
        process.execPath,
        [MAIN, ...args],
        { env, ...size },
        (_, stdout, stderr) => {
          done({ code: child.exitCode ?? -1, stdout, stderr });
        },
      );
    });
  }

  /** Starts a command that goes on. @returns it, once it prints such a line @throws where it ends before */
  untilLine(line: RegExp, ...args: string[]): Promise<Serving> {
    const env = { ...process.env, HISTOCLAIM_HOME: this.home };
    const child = spawn(process.execPath, [MAIN, ...args], { env });
    const printed = { stdout: "", stderr: "" };
    const ended = new Promise<Ended>((done) => {
      child.once("close", (code) => done({ code: code ?? -1, ...printed }));
    });
    const keep = (stream: "stdout" | "stderr"): void => {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        printed[stream] += text;
      });
    };
    keep("stdout");
    keep("stderr");
    return new Promise((ready, fail) => {
      child.stdout.on("data", () => {
        if (!line.test(printed.stdout)) return;
        const interrupt = (): Promise<Ended> => {
          child.kill("SIGINT");
          return ended;
        };
        ready({ stdout: printed.stdout, interrupt });
      });
      void ended.then(({ stderr }) => fail(new Error(`it ended: ${stderr}`)));
    });
  }

  /** Runs a command that must succeed. @returns its JSON document */
  async json(...args: string[]): Promise<unknown> {
    const { code, stdout, stderr } = await this.command(...args, "--json");
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as unknown;
  }

  async up(): Promise<Up> {
    this.running = upForm.parse(await this.json("up"));
    return this.running;
  }

  /** Stops everything and removes the state. */
  async end(): Promise<void> {
    await this.command("down");
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Sends a document as the owner. */
  async ask<T>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<T> {
    const { url, tokenFile } = this.now();
    const token = readFileSync(tokenFile, "utf8").trim();
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = answer.parse(await response.json());
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    return data as T;
  }

  async run(id: string): Promise<RunState> {
    const { run } = await this.ask<{ run: RunState }>(
      `query ($id: ID!) { run(id: $id) { id status message progress { stage done total } } }`,
      { id },
    );
    return run;
  }

  /** Waits until the run is as asked. @throws where it does not come to be so in time */
  async until(
    id: string,
    wanted: (run: RunState) => boolean,
  ): Promise<RunState> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const run = await this.run(id).catch(() => null);
      if (run !== null && wanted(run)) return run;
      if (Date.now() > end)
        throw new Error(`run ${id} is ${JSON.stringify(run)}`);
      await sleep(EVERY_MS);
    }
  }

  /** The graph itself; to be closed. */
  openGraph(): Graph {
    const password = readFileSync(join(this.home, "neo4j-password"), "utf8");
    const { uri } = this.now().neo4j;
    return openGraph({ uri, user: "neo4j", password: password.trim() });
  }

  /** Processes that were started for this system's state folder, as /proc tells; Linux only. */
  processes(): number[] {
    return readdirSync("/proc")
      .filter((name) => /^[0-9]+$/.test(name))
      .filter((pid) =>
        ["cmdline", "environ"].some((file) => {
          try {
            return readFileSync(join("/proc", pid, file)).includes(this.home);
          } catch {
            return false;
          }
        }),
      )
      .map(Number);
  }

  /** Asks the graph itself. */
  async cypher(query: string): Promise<Record<string, unknown>[]> {
    const graph = this.openGraph();
    try {
      const { records } = await graph.read((tx) => tx.run(query));
      return records.map((record) => record.toObject());
    } finally {
      await graph.close();
    }
  }

  /** Keys of the steps that the worker did, in order, as its log tells. */
  computedSteps(): string[] {
    const log = readFileSync(join(this.home, "logs", "worker.log"), "utf8");
    return log
      .split("\n")
      .filter((line) => line.includes('"msg":"computed"'))
      .map((line) => (JSON.parse(line) as { key: string }).key);
  }

  private now(): Up {
    if (this.running === null) throw new Error("up was not called");
    return this.running;
  }
}
