import type { Command } from "commander";

/** Declares a command with the options that every command takes. */
export function declareCommand(
  parent: Command,
  signature: string,
  summary: string,
): Command {
  return parent
    .command(signature)
    .description(summary)
    .option("--json", "print one JSON document on stdout, nothing else there");
}
