import { Command } from "commander";
import { declareBundle } from "./declare/bundle.js";
import { declareCohort } from "./declare/cohort.js";
import { declareJudging } from "./declare/judging.js";
import { declareKnownFacts } from "./declare/knownFacts.js";
import { declareLog } from "./declare/log.js";
import { declareLifeCycle } from "./declare/lifeCycle.js";
import { declareProtocols } from "./declare/protocols.js";
import { declareReading } from "./declare/reading.js";
import { declareRuns } from "./declare/runs.js";
import { declareSubtype } from "./declare/subtype.js";
import { declareStanding } from "./declare/standing.js";
import { declareTokens } from "./declare/tokens.js";

/** The tree of commands. Wrong usage throws a CommanderError once it is explained. */
export function createProgram(): Command {
  const program = new Command("histoclaim")
    .description(
      "judges gene-morphology claims from attention models on H&E slides, and keeps how each was made",
    )
    .showHelpAfterError("(--help says more)")
    .exitOverride();
  declareLifeCycle(program);
  declareCohort(program);
  declareRuns(program);
  declareSubtype(program);
  declareProtocols(program);
  declareKnownFacts(program);
  declareStanding(program);
  declareTokens(program);
  declareJudging(program);
  declareReading(program);
  declareLog(program);
  declareBundle(program);
  return program;
}
