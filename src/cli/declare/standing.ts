import type { Command } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import type { ChangeKind } from "../commands/changeStanding.js";
import { declareCommand } from "./command.js";

interface Flags extends SharedOptions {
  readonly reason: string;
  readonly dryRun?: true;
}

/** What may still be relied on: withdraw, reinstate. */
export function declareStanding(program: Command): void {
  declareChange(
    program,
    "withdraw",
    "say that a slide, specimen, patient, model, fold, step, protocol or code version is not to be relied on, and what falls with it",
  );
  declareChange(
    program,
    "reinstate",
    "undo a withdrawal: what rested on it stands again",
  );
}

function declareChange(
  program: Command,
  kind: ChangeKind,
  summary: string,
): void {
  declareCommand(program, `${kind} <id>`, summary)
    .requiredOption("--reason <text>", "why; kept with it")
    .option("--dry-run", "say what would happen, and change nothing")
    .action(async (id: string, flags: Flags) => {
      const { config, output } = openContext(flags);
      const { changeStandingCommand } =
        await import("../commands/changeStanding.js");
      const { reason, dryRun = false } = flags;
      await changeStandingCommand(
        await connect(config),
        { kind, id, reason, dryRun },
        output,
      );
    });
}
