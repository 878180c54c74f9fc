import type { Command } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { declareCommand } from "./command.js";

/** What is done with the log and the keys that sign it. */
export function declareLog(program: Command): void {
  const log = program
    .command("log")
    .description("the log of all that was registered: check, checkpoint");
  declareCommand(
    log,
    "check",
    "recompute the log and tell whether anything in it was changed, whether claims stand where it left them, and whether all that it records is what it says",
  )
    .option("--checkpoint <file>", "a checkpoint that was kept from before")
    .option(
      "--key <file>",
      "trust only this public key and those it signed for",
    )
    .action(
      async (flags: SharedOptions & { checkpoint?: string; key?: string }) => {
        const { config, output } = openContext(flags);
        const { logCheckCommand } = await import("../commands/log.js");
        await logCheckCommand(await connect(config), flags, output);
      },
    );
  declareCommand(
    log,
    "checkpoint [file]",
    "have the log signed as it is, in a new file to be kept in a safe place; without one it is printed",
  ).action(async (file: string | undefined, options: SharedOptions) => {
    const { config, output } = openContext(options);
    const { logCheckpointCommand } = await import("../commands/log.js");
    await logCheckpointCommand(await connect(config), file, output);
  });
  declareKey(program);
}

function declareKey(program: Command): void {
  const key = program
    .command("key")
    .description("the keys that sign the log: show, rotate");
  declareCommand(key, "show", "print the public keys, the newest last").action(
    async (options: SharedOptions) => {
      const { config, output } = openContext(options);
      const { keyShowCommand } = await import("../commands/key.js");
      await keyShowCommand(await connect(config), output);
    },
  );
  declareCommand(key, "rotate", "make a new key, for which the old one signs")
    .option("--without-old", "the old private key was lost")
    .option("--dry-run", "say whether it can be done, and change nothing")
    .action(
      async (flags: SharedOptions & { withoutOld?: true; dryRun?: true }) => {
        const { config, output } = openContext(flags);
        const { keyRotateCommand } = await import("../commands/key.js");
        const withoutOld = flags.withoutOld === true;
        const dryRun = flags.dryRun === true;
        const asked = { withoutOld, dryRun };
        await keyRotateCommand(await connect(config), asked, output);
      },
    );
}
