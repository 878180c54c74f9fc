import { InvalidArgumentError } from "commander";

/** Simple models that can be asked for, as the command line names them, and as the API does. */
export const BASELINES = {
  "random-attention": "RANDOM_ATTENTION",
  "top-k-mean": "TOP_K_MEAN",
  multitask: "MULTITASK",
} as const;

/** Name of a simple model that can be asked for. */
export type BaselineName = keyof typeof BASELINES;

const NAMES = Object.keys(BASELINES).filter(isName);

/** The option `--baselines`, by name, what it means, and how it is read. */
export const BASELINES_OPTION = [
  "--baselines <list>",
  `simple models to train beside those of every run, with commas between: ${NAMES.join(", ")}, or all; they take their time`,
  readBaselines,
] as const;

/** Names with commas between, each once and in one order. @throws InvalidArgumentError for an unknown one */
export function readBaselines(text: string): BaselineName[] {
  const asked = text.split(",").map((name) => name.trim());
  const unknown = asked.find((name) => name !== "all" && !isName(name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(
      `There is no baseline "${unknown}"; choose of ${NAMES.join(", ")}, or all.`,
    );
  return NAMES.filter((name) => asked.includes("all") || asked.includes(name));
}

function isName(name: string): name is BaselineName {
  return Object.hasOwn(BASELINES, name);
}
