import type { Command } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { declareCommand } from "./command.js";

/** What is given to others, and how they check it. */
export function declareBundle(program: Command): void {
  declareCommand(
    program,
    "bundle <claim> <out>",
    "write all that a claim rests on into one zip file, signed",
  ).action(async (claim: string, file: string, options: SharedOptions) => {
    const { config, output } = openContext(options);
    const { bundleCommand } = await import("../commands/bundle.js");
    await bundleCommand(await connect(config), { claim, file }, output);
  });
  declareCommand(
    program,
    "verify <bundle>",
    "check a bundle, without any server or network: files, signature, log and verdict",
  )
    .option(
      "--key <file>",
      "trust only this public key and those it signed for",
    )
    .action(async (file: string, flags: SharedOptions & { key?: string }) => {
      const { output } = openContext(flags);
      const { verifyCommand } = await import("../commands/bundle.js");
      await verifyCommand({ ...flags, file }, output);
    });
  declareCommand(
    program,
    "lineage <id>",
    "how something was made, down to the slides: the steps and what they began with",
  )
    .option("--prov <file>", "write all of it into this new file as PROV-JSON")
    .action(async (id: string, flags: SharedOptions & { prov?: string }) => {
      const { config, output } = openContext(flags);
      const { lineageCommand } = await import("../commands/lineage.js");
      await lineageCommand(await connect(config), { ...flags, id }, output);
    });
}
