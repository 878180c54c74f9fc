import type { Command } from "commander";
import { Option } from "commander";
import type { StainNormalisation } from "../../science/slide/stainNormalisation.js";
import type { BaselineName } from "../baselinesOption.js";
import { BASELINES_OPTION } from "../baselinesOption.js";
import { openContext } from "../context.js";
import type { Context, SharedOptions } from "../context.js";
import { share, wholeNumber } from "../numberOption.js";
import { PANEL_OPTION } from "../panelOption.js";
import { planSize } from "../planSize.js";
import { readPanel } from "../readPanel.js";
import { readTraining } from "../readTraining.js";
import type { SplitName } from "../splitOption.js";
import { SPLIT_OPTION, STRATA_OPTION } from "../splitOption.js";
import { declareCommand } from "./command.js";

interface DiscoverFlags extends SharedOptions {
  readonly protocol: string;
  readonly folds: number;
  readonly seed: number;
  readonly skipIncomplete?: true;
  readonly panel?: string;
  readonly encoder?: string;
  readonly overlap: number;
  readonly stainNormalisation: StainNormalisation;
  readonly split?: SplitName;
  readonly strata?: string;
  readonly baselines?: BaselineName[];
  readonly training?: string;
  readonly controls?: string[];
  readonly shuffles?: number;
  readonly plan?: string | true;
}

/** The main job, and its plan. */
export function declareDiscover(program: Command): void {
  const command = declareCommand(
    program,
    "discover <dir>",
    "judge the claims of a cohort folder; starts what is not up, attaches to the run where one goes on",
  )
    .option(
      "--protocol <name>",
      "what a claim must survive; for --plan also an id or a file",
      "standard",
    )
    .option("--folds <k>", "folds of the patients", wholeNumber(1), 5)
    .option("--seed <s>", "seed of folds and training", wholeNumber(0), 0)
    .option(
      "--skip-incomplete",
      "leave out and count patients without slide, expression or readable slide",
    )
    .option(...PANEL_OPTION);
  addTileOptions(command);
  command
    .addOption(SPLIT_OPTION)
    .option(...STRATA_OPTION)
    .option(...BASELINES_OPTION)
    .option(
      "--controls <names>",
      "controls beside those of every run, with commas between, or all; a wrong name is answered with the right ones",
      (names: string) => names.split(","),
    )
    .option(
      "--shuffles <n>",
      "sets of shuffled labels to train, at least what the protocol asks (default: 20; where the protocol only explores, what it asks)",
      wholeNumber(1),
    )
    .option(
      "--training <preset>",
      "how heads are trained: default, compact, graziani2022, or a JSON file of options",
    )
    .option(
      "--plan [sizes]",
      "say what would be trained and what memory and disk that takes, by calculation, and start nothing; sizes such as patients=500,tiles=2000,dims=1024,genes=1000 stand in for the cohort's",
    )
    .action((dir: string, flags: DiscoverFlags) =>
      act(openContext(flags), dir, flags),
    );
}

function addTileOptions(command: Command): void {
  command
    .option(
      "--encoder <card>",
      "a built-in encoder's name, or the card (JSON) of a model of your own",
    )
    .option(
      "--overlap <share>",
      "share of a tile's edge that its neighbour shows too, 0 to 0.5; then the inside of tissue counts several times in every mean over tiles",
      share(0, 0.5),
      0,
    )
    .addOption(
      new Option(
        "--stain-normalisation <way>",
        "bring the stains of all slides to one look before an encoder sees them",
      )
        .choices(["none", "macenko"])
        .default("none"),
    );
}

async function act(
  context: Context,
  dir: string,
  flags: DiscoverFlags,
): Promise<void> {
  const { protocol, folds, seed, overlap, stainNormalisation } = flags;
  const panel = await readPanel(flags.panel);
  const training = await readTraining(flags.training);
  const shared = { dir, protocol, folds, panel, training };
  if (flags.plan !== undefined) {
    const size = planSize(flags.plan);
    const { planCommand } = await import("../commands/plan.js");
    const { shuffles } = flags;
    return planCommand(context, {
      ...shared,
      size,
      ...(shuffles === undefined ? {} : { shuffles }),
    });
  }
  const { discoverCommand } = await import("../commands/discover.js");
  return discoverCommand(context, {
    ...shared,
    seed,
    skipIncomplete: flags.skipIncomplete === true,
    encoder: flags.encoder ?? null,
    overlap,
    stainNormalisation,
    split: flags.split ?? null,
    strata: flags.strata ?? null,
    baselines: flags.baselines ?? [],
    controls: flags.controls ?? [],
    shuffles: flags.shuffles ?? null,
  });
}
