import { userInfo } from "node:os";
import type { Command } from "commander";
import { Option } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { wholeNumber } from "../numberOption.js";
import { declareCommand } from "./command.js";

const ROLES = ["reader", "analyst", "reviewer", "admin", "lims"];

interface CreateFlags extends SharedOptions {
  readonly role: string;
  readonly name: string;
  readonly days?: number;
  readonly dryRun?: true;
}

/** Who else may come in, and as what. */
export function declareTokens(program: Command): void {
  const token = program
    .command("token")
    .description("who else may come in, and as what: make, list, revoke");
  declareCommand(
    token,
    "create",
    "make a token and print it, this once; what is done with it is done in that name",
  )
    .addOption(
      new Option("--role <role>", "what it allows")
        .choices(ROLES)
        .makeOptionMandatory(),
    )
    .option("--name <name>", "whose it is", userInfo().username)
    .option(
      "--days <n>",
      "days it lasts; left out: until it is revoked",
      wholeNumber(1, 3650),
    )
    .option("--dry-run", "say which token it would be, and make none")
    .action(async ({ role, name, days, dryRun, ...flags }: CreateFlags) => {
      const { config, output } = openContext(flags);
      const { tokenCreateCommand } = await import("../commands/tokens.js");
      const how = { days: days ?? null, dryRun: dryRun === true };
      const asked = { role, name, ...how };
      await tokenCreateCommand(await connect(config), asked, output);
    });
  declareCommand(token, "list", "list tokens, without their secrets").action(
    async (options: SharedOptions) => {
      const { config, output } = openContext(options);
      const { tokenListCommand } = await import("../commands/tokens.js");
      await tokenListCommand(await connect(config), output);
    },
  );
  declareCommand(
    token,
    "revoke <id>",
    "take a token back: it lets nobody in from then on",
  )
    .option("--dry-run", "say which token is meant, and leave it as it is")
    .action(async (id: string, flags: SharedOptions & { dryRun?: true }) => {
      const { config, output } = openContext(flags);
      const { tokenRevokeCommand } = await import("../commands/tokens.js");
      const dryRun = flags.dryRun === true;
      await tokenRevokeCommand(await connect(config), { id, dryRun }, output);
    });
}
