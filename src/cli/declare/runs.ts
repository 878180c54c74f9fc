import type { Command } from "commander";
import { Option } from "commander";
import type { StainNormalisation } from "../../science/slide/stainNormalisation.js";
import type { BaselineName } from "../baselinesOption.js";
import { BASELINES_OPTION } from "../baselinesOption.js";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { share, wholeNumber } from "../numberOption.js";
import { PANEL_OPTION } from "../panelOption.js";
import { planSize } from "../planSize.js";
import { readPanel } from "../readPanel.js";
import type { PatientSet } from "../setOption.js";
import { SET_OPTION } from "../setOption.js";
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
  readonly training?: string;
  readonly overlap: number;
  readonly stainNormalisation: StainNormalisation;
  readonly split?: SplitName;
  readonly strata?: string;
  readonly baselines?: BaselineName[];
  readonly training?: string;
  readonly plan?: string | true;
}

interface ClaimsFlags extends SharedOptions {
  readonly gene?: string[];
  readonly morphology?: string[];
  readonly outcome?: string[];
  readonly run?: string;
  readonly all?: true;
}

/** Everything that asks the server: discover, runs, cancel, models, claims, claim. */
export function declareRuns(program: Command): void {
  declareDiscover(program);
  declareCommand(program, "runs", "list what runs and ran").action(
    async (options: SharedOptions) => {
      const { config, output } = openContext(options);
      const { runsCommand } = await import("../commands/runs.js");
      await runsCommand(await connect(config), output);
    },
  );
  declareCommand(program, "cancel <run>", "stop a run cleanly").action(
    async (run: string, options: SharedOptions) => {
      const { config, output } = openContext(options);
      const { cancelCommand } = await import("../commands/cancel.js");
      await cancelCommand(await connect(config), run, output);
    },
  );
  declareModels(program);
  declareClaims(program);
}

function declareModels(program: Command): void {
  declareCommand(
    program,
    "models <run>",
    "how well each gene was predicted, beside simpler models on the same patients",
  )
    .addOption(SET_OPTION)
    .action(async (run: string, flags: SharedOptions & { set: PatientSet }) => {
      const { config, output } = openContext(flags);
      const { modelsCommand } = await import("../commands/models.js");
      const asked = { run, set: flags.set };
      await modelsCommand(await connect(config), asked, output);
    });
}

function declareDiscover(program: Command): void {
  declareCommand(
    program,
    "discover <dir>",
    "judge the claims of a cohort folder; starts what is not up, attaches to the run where one goes on",
  )
    .option("--protocol <name>", "what a claim must survive", "standard")
    .option("--folds <k>", "folds of the patients", wholeNumber(1), 5)
    .option("--seed <s>", "seed of folds and training", wholeNumber(0), 0)
    .option(
      "--skip-incomplete",
      "leave out and count patients without slide, expression or readable slide",
    )
    .option(...PANEL_OPTION)
    .option(
      "--encoder <card>",
      "a built-in encoder's name, or the card (JSON) of a model of your own",
    )
    .option(
      "--training <preset>",
      "how heads are trained: default, compact, graziani2022, or a JSON file of options",
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
    )
    .addOption(SPLIT_OPTION)
    .option(...STRATA_OPTION)
    .option(...BASELINES_OPTION)
    .option(
      "--training <preset>",
      "how heads are trained: default, compact, graziani2022, or a JSON file of options",
    )
    .option(
      "--plan [sizes]",
      "print heads, memory, files and steps by calculation, and start nothing; sizes such as patients=500,tiles=2000,dims=1024,genes=1000 stand in for the cohort's",
    )
    .action(async (dir: string, flags: DiscoverFlags) => {
      const context = openContext(flags);
      const { protocol, folds, seed, overlap, stainNormalisation } = flags;
      const panel = await readPanel(flags.panel);
      const training = await readTraining(flags.training);
      const shared = { dir, protocol, folds, panel, training };
      if (flags.plan !== undefined) {
        const size = planSize(flags.plan);
        const { planCommand } = await import("../commands/plan.js");
        return planCommand(context, { ...shared, size });
      }
      const { discoverCommand } = await import("../commands/discover.js");
      return discoverCommand(context, {
        ...shared,
        seed,
        skipIncomplete: flags.skipIncomplete === true,
        encoder: flags.encoder ?? null,
        training: await readTraining(flags.training),
        overlap,
        stainNormalisation,
        split: flags.split ?? null,
        strata: flags.strata ?? null,
        baselines: flags.baselines ?? [],
      });
    });
}

function declareClaims(program: Command): void {
  declareCommand(program, "claims", "list claims with verdict and main reason")
    .option("--gene <symbols...>", "only of these genes")
    .option("--morphology <names...>", "only of these morphologies")
    .option("--outcome <names...>", "only with these verdicts")
    .option("--run <id>", "only of this run")
    .option("--all", "every claim on a line, with its whole id")
    .action(async (options: ClaimsFlags) => {
      const { config, output } = openContext(options);
      const { claimsCommand } = await import("../commands/claims.js");
      await claimsCommand(await connect(config), options, output);
    });
  declareCommand(program, "claim <id>", "one claim with its reasons")
    .option("--pictures <dir>", "write its overlay and its regions there")
    .action(
      async (id: string, flags: SharedOptions & { pictures?: string }) => {
        const { config, output } = openContext(flags);
        const { claimCommand } = await import("../commands/claim.js");
        await claimCommand(await connect(config), { ...flags, id }, output);
      },
    );
}
