import type { Command } from "commander";
import { Option } from "commander";
import type { SubtypeOptions } from "../commands/subtype.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { wholeNumber } from "../numberOption.js";
import { PANEL_OPTION } from "../panelOption.js";
import { readEbm } from "../readEbm.js";
import { readPanel } from "../readPanel.js";
import { UserError } from "../userError.js";
import { declareCommand } from "./command.js";

const SPLITS = {
  stratified: "STRATIFIED",
  "site-preserved": "SITE_PRESERVED",
} as const;

interface SubtypeFlags extends SharedOptions {
  readonly label: string;
  readonly folds: number;
  readonly seed: number;
  readonly split: keyof typeof SPLITS;
  readonly panel?: string;
  readonly allGenes?: true;
  readonly pairs: number;
  readonly ebm?: string;
  readonly skipIncomplete?: true;
  readonly protocol?: string;
  readonly predicted?: true;
  readonly run?: string;
  readonly pictures?: string;
}

const EBM_OPTION = [
  "--ebm <file>",
  'JSON file of how the explainable model is fitted, such as { "balanceClasses": true, "maxBins": 256 }',
] as const;

/** Subtypes from expression. */
export function declareSubtype(program: Command): void {
  declareCommand(
    program,
    "subtype <dir>",
    "learn subtypes from the expression of a cohort folder, which needs no slides; starts what is not up",
  )
    .option(
      "--label <column>",
      "column of patients.csv with the classes",
      "subtype",
    )
    .option("--folds <k>", "folds of the patients", wholeNumber(2), 5)
    .option("--seed <s>", "seed of folds and models", wholeNumber(0), 0)
    .addOption(
      new Option(
        "--split <kind>",
        "folds with each its share of every class, or of whole sites, none of them on two sides",
      )
        .choices(Object.keys(SPLITS))
        .default("stratified"),
    )
    .option(...PANEL_OPTION)
    .option(
      "--all-genes",
      "learn from every gene of the table: each model from the 300 that differ most between the classes of its training patients",
    )
    .option(
      "--pairs <n>",
      "pairs of genes that the explainable model learns together, too; for a label of two classes",
      wholeNumber(0),
      0,
    )
    .option(...EBM_OPTION)
    .option(
      "--protocol <name>",
      "what a claim that a gene marks a subtype must survive; left out: subtype",
    )
    .option(
      "--predicted",
      "feed the models image-predicted expression too, of a finished discovery of this cohort, and say what images keep",
    )
    .option(
      "--run <id>",
      "with --predicted: the discovery; left out: the newest",
    )
    .option(
      "--pictures <dir>",
      "write importance, shapes, pairs, learning curves and drop there, as SVG",
    )
    .option(
      "--skip-incomplete",
      "leave out and count patients without expression",
    )
    .action(async (dir: string, flags: SubtypeFlags) => {
      const asked = await askedOf(dir, flags);
      const { subtypeCommand } = await import("../commands/subtype.js");
      await subtypeCommand(openContext(flags), asked, flags.pictures ?? null);
    });
}

/** What is not asked is left out, so that such requests stay what they were. @throws UserError for options that exclude each other */
async function askedOf(
  cohort: string,
  flags: SubtypeFlags,
): Promise<SubtypeOptions> {
  const panel = await readPanel(flags.panel);
  const ebm = await readEbm(flags.ebm);
  const { label, folds, seed, allGenes, pairs, predicted, run } = flags;
  const { protocol } = flags;
  if (allGenes === true && panel !== null)
    throw new UserError("--panel and --all-genes exclude each other");
  if (run !== undefined && predicted !== true)
    throw new UserError("--run names a discovery for --predicted; add it");
  return {
    ...{ cohort, label, folds, seed, panel },
    split: SPLITS[flags.split],
    skipIncomplete: flags.skipIncomplete === true,
    ...(allGenes === true ? { allGenes } : {}),
    ...(pairs === 0 ? {} : { pairs }),
    ...(ebm === null ? {} : { ebm }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(predicted === true ? { predicted } : {}),
    ...(run === undefined ? {} : { imageRun: run }),
  };
}
