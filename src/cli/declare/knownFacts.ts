import type { Command } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { declareCommand } from "./command.js";

/** What is published already; all of it asks the server. */
export function declareKnownFacts(program: Command): void {
  const known = program
    .command("known")
    .description("what is published already: list it, add to it");
  declareCommand(known, "list", "list known facts and their sources").action(
    async (options: SharedOptions) => {
      const { config, output } = openContext(options);
      const { knownListCommand } = await import("../commands/knownFacts.js");
      await knownListCommand(await connect(config), output);
    },
  );
  declareCommand(
    known,
    "import <file>",
    "add the facts of a CSV file (gene, kind, of, direction, tissue, source), as schema/known-facts.csv has them",
  )
    .option("--dry-run", "say how many would be added, and change nothing")
    .action(async (file: string, flags: SharedOptions & { dryRun?: true }) => {
      const { config, output } = openContext(flags);
      const { knownImportCommand } = await import("../commands/knownFacts.js");
      const dryRun = flags.dryRun === true;
      await knownImportCommand(await connect(config), { file, dryRun }, output);
    });
}
