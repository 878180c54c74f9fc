import type { Command } from "commander";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { declareCommand } from "./command.js";

/** up, down, status, demo: each loads what it needs only when it is called. */
export function declareLifeCycle(program: Command): void {
  declareCommand(
    program,
    "up",
    "start what is missing: Neo4j, Temporal, the worker, the server",
  ).action(async (options: SharedOptions) => {
    const { upCommand } = await import("../commands/up.js");
    await upCommand(openContext(options));
  });
  declareCommand(program, "down", "stop what up started; the data stay").action(
    async (options: SharedOptions) => {
      const { downCommand } = await import("../commands/down.js");
      await downCommand(openContext(options));
    },
  );
  declareCommand(
    program,
    "status",
    "say what runs, where, which versions and which TensorFlow backend",
  ).action(async (options: SharedOptions) => {
    const { statusCommand } = await import("../commands/status.js");
    await statusCommand(openContext(options));
  });
  declareCommand(
    program,
    "demo",
    "from nothing to a table of verdicts on a simulated cohort; serves until Ctrl-C",
  )
    .option("--once", "end after the table, and stop what was started")
    .action(async ({ once, ...options }: SharedOptions & { once?: true }) => {
      const { demoCommand } = await import("../commands/demo.js");
      await demoCommand(openContext(options), once ? "once" : "serve");
    });
}
