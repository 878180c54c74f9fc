import { CommanderError } from "commander";
import { DONE, exitCodeOf } from "./exitCode.js";
import { InterruptedError } from "./interruption.js";
import { createOutput } from "./output.js";
import { createProgram } from "./program.js";
import { reportError } from "./reportError.js";

/** The command line. A reader that goes away (`| head`) ends it quietly. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(DONE);
});

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  const code = exitCodeOf(error);
  process.exitCode = code;
  const helped = error instanceof CommanderError && code === DONE;
  if (!helped)
    reportError(error, createOutput(process.argv.includes("--json")));
  // What it was still about, such as a download, ends with it.
  if (error instanceof InterruptedError) process.exit(code);
}
