import type { Command } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { declareCommand } from "./command.js";

/** What is done with protocols; all of it asks the server. */
export function declareProtocols(program: Command): void {
  const protocol = program
    .command("protocol")
    .description("what claims must survive: list, show, register");
  declareCommand(protocol, "list", "list registered protocols").action(
    async (options: SharedOptions) => {
      const { config, output } = openContext(options);
      const { protocolListCommand } = await import("../commands/protocols.js");
      await protocolListCommand(await connect(config), output);
    },
  );
  declareCommand(
    protocol,
    "show <name>",
    "print a protocol's document, to be changed and registered under another name or version",
  ).action(async (name: string, options: SharedOptions) => {
    const { config, output } = openContext(options);
    const { protocolShowCommand } = await import("../commands/protocols.js");
    await protocolShowCommand(await connect(config), name, output);
  });
  declareCommand(
    protocol,
    "register <file>",
    "register the protocol of a JSON file, before the runs that it is to judge",
  )
    .option("--dry-run", "say what would be registered, and change nothing")
    .action(async (file: string, flags: SharedOptions & { dryRun?: true }) => {
      const { config, output } = openContext(flags);
      const { protocolRegisterCommand } =
        await import("../commands/protocols.js");
      const dryRun = flags.dryRun === true;
      await protocolRegisterCommand(
        await connect(config),
        { file, dryRun },
        output,
      );
    });
}
