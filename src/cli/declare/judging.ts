import type { Command } from "commander";
import { Option } from "commander";
import { connect } from "../connect.js";
import { openContext } from "../context.js";
import type { SharedOptions } from "../context.js";
import { UserError } from "../userError.js";
import { declareCommand } from "./command.js";

interface JudgeFlags extends SharedOptions {
  readonly protocol: string;
  readonly dryRun?: true;
}

interface CompareFlags extends SharedOptions {
  readonly dryRun?: true;
}

interface ReviewFlags extends SharedOptions {
  readonly accept?: true;
  readonly reject?: true;
  readonly more?: true;
  readonly comment: string;
  readonly dryRun?: true;
}

interface ProposeFlags extends SharedOptions {
  readonly gene: string;
  readonly direction: "higher" | "lower";
  readonly morphology?: string;
  readonly subtype?: string;
  readonly dryRun?: true;
}

const NOTHING_KEPT = "say what would come of it, and keep nothing";

/** What people do with claims: judge, compare, replicate, review, propose. */
export function declareJudging(program: Command): void {
  declareCommand(
    program,
    "judge <claim>",
    "judge a claim's evidence under another registered protocol",
  )
    .requiredOption("--protocol <name>", "what the claim must survive")
    .option("--dry-run", NOTHING_KEPT)
    .action(async (id: string, flags: JudgeFlags) => {
      const { config, output } = openContext(flags);
      const { judgeCommand } = await import("../commands/judge.js");
      const { protocol, dryRun = false } = flags;
      const options = { id, protocol, dryRun };
      await judgeCommand(await connect(config), options, output);
    });
  declareCompare(program);
  declareReplicate(program);
  declareReview(program);
  declarePropose(program);
}

function declareCompare(program: Command): void {
  declareCommand(
    program,
    "compare <claim>",
    "make evidence of what other cohorts, of other patients, show of a claim",
  )
    .option("--dry-run", NOTHING_KEPT)
    .action(async (id: string, flags: CompareFlags) => {
      const { config, output } = openContext(flags);
      const { compareCommand } = await import("../commands/compare.js");
      const { dryRun = false } = flags;
      await compareCommand(await connect(config), { id, dryRun }, output);
    });
}

function declareReplicate(program: Command): void {
  declareCommand(
    program,
    "replicate <step>",
    "do one step again from its recorded inputs, and compare what it makes",
  ).action(async (step: string, flags: SharedOptions) => {
    const { config, output } = openContext(flags);
    const { replicateCommand } = await import("../commands/replicate.js");
    await replicateCommand(await connect(config), step, output);
  });
}

function declareReview(program: Command): void {
  declareCommand(
    program,
    "review <claim>",
    "sign what you say of a claim, by the verdict that counts now; HISTOCLAIM_TOKEN says who you are",
  )
    .option("--accept", "it is so; nobody accepts their own claim")
    .option("--reject", "it is not so")
    .option("--more", "more evidence is needed")
    .requiredOption("--comment <text>", "why; kept with it")
    .option("--dry-run", NOTHING_KEPT)
    .action(async (id: string, flags: ReviewFlags) => {
      const decision = decisionOf(flags);
      const { config, output } = openContext(flags);
      const { reviewCommand } = await import("../commands/review.js");
      const { comment, dryRun = false } = flags;
      const options = { id, decision, comment, dryRun };
      await reviewCommand(await connect(config), options, output);
    });
}

/** @throws UserError where not exactly one is given */
function decisionOf({ accept, reject, more }: ReviewFlags) {
  const given = [
    ...(accept === true ? (["ACCEPT"] as const) : []),
    ...(reject === true ? (["REJECT"] as const) : []),
    ...(more === true ? (["MORE_EVIDENCE"] as const) : []),
  ];
  const [decision] = given;
  if (decision === undefined || given.length > 1)
    throw new UserError("give one of --accept, --reject and --more");
  return decision;
}

function declarePropose(program: Command): void {
  declareCommand(
    program,
    "propose <dir>",
    "state a claim of a cohort folder before there is evidence; discover, or subtype, judges it",
  )
    .requiredOption("--gene <symbol>", "which gene")
    .addOption(
      new Option("--direction <way>", "of the gene where there is more")
        .choices(["higher", "lower"])
        .makeOptionMandatory(),
    )
    .option("--morphology <name>", "more of what")
    .option(
      "--subtype <class>",
      "or in which class; of another column than subtype COLUMN=CLASS",
    )
    .option("--dry-run", NOTHING_KEPT)
    .action(async (dir: string, flags: ProposeFlags) => {
      const { config, output } = openContext(flags);
      const { proposeCommand } = await import("../commands/propose.js");
      const { gene, dryRun = false } = flags;
      const correlate = correlateOf(flags);
      const direction = flags.direction === "higher" ? "HIGHER" : "LOWER";
      const options = { dir, gene, direction, correlate, dryRun } as const;
      await proposeCommand(await connect(config), options, output);
    });
}

/** @throws UserError where not exactly one is given */
function correlateOf({ morphology, subtype }: ProposeFlags) {
  if (morphology !== undefined && subtype === undefined) return { morphology };
  if (subtype !== undefined && morphology === undefined) return { subtype };
  throw new UserError("give one of --morphology and --subtype");
}
