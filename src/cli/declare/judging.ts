import type { Command } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { declareCommand } from "./command.js";

interface JudgeFlags extends SharedOptions {
  readonly protocol: string;
  readonly dryRun?: true;
}

/** What people do with claims. */
export function declareJudging(program: Command): void {
  declareCommand(
    program,
    "judge <claim>",
    "judge a claim's evidence under another registered protocol",
  )
    .requiredOption("--protocol <name>", "what the claim must survive")
    .option("--dry-run", "say what the verdict would be, and keep nothing")
    .action(async (id: string, flags: JudgeFlags) => {
      const { config, output } = openContext(flags);
      const { judgeCommand } = await import("../commands/judge.js");
      const { protocol, dryRun = false } = flags;
      const options = { id, protocol, dryRun };
      await judgeCommand(await connect(config), options, output);
    });
}
