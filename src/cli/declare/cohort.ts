import type { Command } from "commander";
import { DEFAULT_GRID, DEFAULT_SIZE } from "../../compose/cohortDefaults.js";
import type { Size } from "../simulate.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { wholeNumber } from "../numberOption.js";
import { PANEL_OPTION } from "../panelOption.js";
import { readPanel } from "../readPanel.js";
import { seedsOption } from "../seedsOption.js";
import { declareCommand } from "./command.js";

/** What is done with cohort folders: simulate and cohort need no server, acceptance brings up its own. */
export function declareCohort(program: Command): void {
  declareSimulate(program);
  declareAcceptance(program);
  const cohort = program
    .command("cohort")
    .description("check cohort folders, and make them");
  declareCommand(
    cohort,
    "check <dir>",
    "list everything wrong with a cohort folder; a fault ends it with 2",
  )
    .option(...PANEL_OPTION)
    .action(async (dir: string, flags: SharedOptions & { panel?: string }) => {
      const context = openContext(flags);
      const panel = await readPanel(flags.panel);
      const { cohortCheckCommand } = await import("../commands/cohortCheck.js");
      await cohortCheckCommand(context, { dir, panel });
    });
  declareFromSpatial(cohort);
}

function declareFromSpatial(cohort: Command): void {
  declareCommand(
    cohort,
    "from-spatial <dir> <out>",
    "make sections with spots a cohort of regions",
  )
    .option(
      "--grid <n>",
      "rectangles along each side of a section",
      wholeNumber(1),
      DEFAULT_GRID,
    )
    .action(
      async (
        dir: string,
        out: string,
        { grid, ...options }: SharedOptions & { grid: number },
      ) => {
        const { output } = openContext(options);
        const { cohortFromSpatialCommand } =
          await import("../commands/cohortFromSpatial.js");
        await cohortFromSpatialCommand({ dir, out, grid }, output);
      },
    );
}

function declareSimulate(program: Command): void {
  const size = DEFAULT_SIZE;
  declareCommand(
    program,
    "simulate <dir>",
    "write a cohort folder with planted truth and truth.json",
  )
    .option("--patients <n>", "patients", wholeNumber(1), size.patients)
    .option("--tiles <n>", "tiles a patient", wholeNumber(1), size.tiles)
    .option("--genes <n>", "genes", wholeNumber(1), size.genes)
    .option("--sites <n>", "sites", wholeNumber(1), size.sites)
    .option(
      "--seed <s>",
      "seed: the same bytes again",
      wholeNumber(0),
      size.seed,
    )
    .option(
      "--links-of <seed>",
      "plant the links of the cohort of that seed (and as many genes) in other patients, to compare the two",
      wholeNumber(0),
    )
    .action(async (dir: string, { json, ...asked }: SharedOptions & Size) => {
      const { output } = openContext({ ...(json ? { json } : {}) });
      const { simulateCommand } = await import("../commands/simulate.js");
      await simulateCommand(dir, asked, output);
    });
}

const ALL_SEEDS = "1-10";

function declareAcceptance(program: Command): void {
  declareCommand(
    program,
    "acceptance",
    "simulate cohorts, discover each, compare verdicts with what was planted; a broken bound ends it with 1",
  )
    .option(
      "--seeds <list>",
      "seeds of the cohorts, such as 1,2,5-10",
      seedsOption,
      seedsOption(ALL_SEEDS),
    )
    .action(async ({ seeds, ...options }: SharedOptions & Seeds) => {
      const { acceptanceCommand } = await import("../commands/acceptance.js");
      await acceptanceCommand(openContext(options), seeds);
    });
}

interface Seeds {
  readonly seeds: readonly number[];
}
