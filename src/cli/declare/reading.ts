import type { Command } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { wholeNumber } from "../numberOption.js";
import { declareCommand } from "./command.js";

interface StartFlags extends SharedOptions {
  readonly tiles: number;
  readonly readers?: string[];
  readonly seed: number;
  readonly dryRun?: true;
}

/** Blind reading of a claim's tiles; HISTOCLAIM_TOKEN says who reads. */
export function declareReading(program: Command): void {
  const reading = program
    .command("reading")
    .description(
      "have pathologists read a claim's tiles without knowing where the model looks",
    );
  declareStart(reading);
  declareCommand(
    reading,
    "show <reading>",
    "what is asked, how far its readers are, and once closed what it came to",
  ).action(async (id: string, flags: SharedOptions) => {
    const { config, output } = openContext(flags);
    const { readingShowCommand } = await import("../commands/reading.js");
    await readingShowCommand(await connect(config), id, output);
  });
  declareCommand(
    reading,
    "export <reading> <dir>",
    "write its tiles as PNG, in your own order, and a sheet for your answers",
  ).action(async (id: string, dir: string, flags: SharedOptions) => {
    const { config, output } = openContext(flags);
    const { readingExportCommand } =
      await import("../commands/readingExport.js");
    await readingExportCommand(await connect(config), { id, dir }, output);
  });
  declareSubmit(reading);
  declareClose(reading);
}

function declareSubmit(reading: Command): void {
  declareCommand(
    reading,
    "submit <reading> <file>",
    "send your answers, a CSV file of item and answer; all or some",
  )
    .option("--dry-run", "say whether they could be kept, and keep none")
    .action(
      async (
        id: string,
        file: string,
        flags: SharedOptions & { dryRun?: true },
      ) => {
        const { config, output } = openContext(flags);
        const { readingSubmitCommand } = await import("../commands/reading.js");
        const sheet = { id, file, dryRun: flags.dryRun === true };
        await readingSubmitCommand(await connect(config), sheet, output);
      },
    );
}

function declareStart(reading: Command): void {
  declareCommand(
    reading,
    "start <claim>",
    "draw tiles where its models look, and as many elsewhere on the same slides",
  )
    .option("--tiles <n>", "of each kind", wholeNumber(1, 200), 30)
    .option("--readers <names...>", "who may read; left out: who may review")
    .option("--seed <n>", "of the drawing", wholeNumber(0), 0)
    .option("--dry-run", "say whether it could be started, and keep nothing")
    .action(async (id: string, flags: StartFlags) => {
      const { config, output } = openContext(flags);
      const { readingStartCommand } = await import("../commands/reading.js");
      const { tiles: tilesPerArm, readers = [], seed } = flags;
      const dryRun = flags.dryRun === true;
      const options = { id, tilesPerArm, readers, seed, dryRun };
      await readingStartCommand(await connect(config), options, output);
    });
}

function declareClose(reading: Command): void {
  declareCommand(
    reading,
    "close <reading>",
    "tell which tile is which, and judge the claim on what was read",
  )
    .option("--dry-run", "say whether it could be closed, and keep nothing")
    .action(async (id: string, flags: SharedOptions & { dryRun?: true }) => {
      const { config, output } = openContext(flags);
      const { readingCloseCommand } = await import("../commands/reading.js");
      const dryRun = flags.dryRun === true;
      await readingCloseCommand(await connect(config), { id, dryRun }, output);
    });
}
