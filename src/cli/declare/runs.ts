import type { Command } from "commander";
import { Option } from "commander";
import type { ClaimFilterFlags } from "../claimFilter.js";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import type { PatientSet } from "../setOption.js";
import { SET_OPTION } from "../setOption.js";
import { declareCommand } from "./command.js";
import { declareDiscover } from "./discover.js";

interface ClaimsFlags extends SharedOptions, ClaimFilterFlags {
  readonly run?: string;
  readonly all?: true;
}

/** Everything that asks the server: discover, runs, cancel, models, controls, slides, claims, claim. */
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
  declareCommand(
    program,
    "controls <run>",
    "what the models of a run were put to beside the criteria",
  ).action(async (run: string, options: SharedOptions) => {
    const { config, output } = openContext(options);
    const { controlsCommand } = await import("../commands/controls.js");
    await controlsCommand(await connect(config), run, output);
  });
  declareCommand(
    program,
    "slides <cohort>",
    "list the slides of a cohort that was read, by its name or id, or the beginning of either: patient, site, standing, and the ids that withdraw takes",
  ).action(async (cohort: string, options: SharedOptions) => {
    const { config, output } = openContext(options);
    const { slidesCommand } = await import("../commands/slides.js");
    await slidesCommand(await connect(config), cohort, output);
  });
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

function declareClaims(program: Command): void {
  declareCommand(program, "claims", "list claims with verdict and main reason")
    .option("--gene <symbols...>", "only of these genes")
    .addOption(
      new Option(
        "--kind <kind>",
        "only of genes and tissue, or of genes and subtypes",
      ).choices(["morphology", "subtype"]),
    )
    .option("--morphology <names...>", "only of these morphologies")
    .addOption(
      new Option("--direction <way>", "only of this direction").choices([
        "higher",
        "lower",
      ]),
    )
    .addOption(
      new Option("--scope <scope>", "only of one gene, or of modules").choices([
        "gene",
        "module",
      ]),
    )
    .option("--outcome <names...>", "only with these verdicts")
    .option("--exploratory", "only exploratory verdicts")
    .option("--no-exploratory", "only verdicts whose question came first")
    .option("--novel", "only what no known fact states")
    .option("--no-novel", "only what is published already")
    .option(
      "--cohort <names...>",
      "only of these cohorts, by name or id or the beginning of either",
    )
    .option(
      "--subtype <names...>",
      "only of these subtypes, and of genes that mark them",
    )
    .option("--claimed-from <day>", "only claimed first then or later")
    .option("--claimed-before <day>", "only claimed first before then")
    .option("--judged-from <day>", "only with a verdict of then or later")
    .option("--judged-before <day>", "only with a verdict of before then")
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
