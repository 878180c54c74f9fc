import type { TrainingPlan } from "../compose/planTraining.js";
import { counted } from "./counted.js";

const GIB = 2 ** 30;

/** A plan in lines: what will be trained, in what, and what that takes. */
export function planTable(plan: TrainingPlan): string {
  const rows = [...workRows(plan), ...memoryRows(plan), ...fileRows(plan)];
  return rows.map(([name, text]) => `${name.padEnd(24)}${text}`).join("\n");
}

type Row = readonly [name: string, text: string];

function workRows({ size, options, steps, ...plan }: TrainingPlan): Row[] {
  return [
    [
      "cohort",
      `${counted(size.bags, "patient")} (or regions), ${counted(size.tiles, "tile")}, of one at most ${size.longest}; each tile becomes ${size.dim} numbers`,
    ],
    [
      "models",
      `${plan.heads}: ${size.genes} genes x ${size.folds} folds x ${1 + size.sets} label sets (the measured one, and shuffled ones to hold it against)`,
    ],
    [
      "trained together",
      `${plan.headsPerGroup} models, in each of ${counted(plan.groups, "job")}; ${plan.stacked} of them at once, so each job takes ${plan.stacks} passes`,
    ],
    [
      "training",
      `at most ${counted(options.maxEpochs, "epoch")} of ${counted(steps.epoch, "update")} a pass, ${steps.all} updates in all; most models stop sooner`,
    ],
    ["record", `${plan.graphSteps} steps in the graph, one more a picture`],
  ];
}

function memoryRows({ memory, options, worker }: TrainingPlan): Row[] {
  const bound =
    options.memory === null
      ? 'as much as it takes; { "memoryGiB": 4 } in a file for --training bounds it, and reads tiles from disk'
      : `at most ${bytes(options.memory)}; tiles are read from disk`;
  return [
    ["memory of a job", bound],
    ["  most at any time", bytes(memory.peak)],
    [
      "  all tiles' numbers",
      memory.held === 0 ? "read from disk" : bytes(memory.held),
    ],
    ["  those of one update", bytes(memory.batch)],
    ["  weights", bytes(memory.parameters)],
    ["  optimiser", bytes(memory.moments)],
    ["  while calculating", bytes(memory.passing)],
    ["  results so far", bytes(memory.kept)],
    ["memory of the worker", `${bytes(worker)} for a job under way`],
  ];
}

function fileRows({ files }: TrainingPlan): Row[] {
  return [
    ["disk, while a job runs", ""],
    ["  tiles' numbers", bytes(files.embeddings)],
    ["  what models say", `${bytes(files.readings)}, of every tile`],
    ["  to go on from", `${bytes(files.checkpoint)}, where it is interrupted`],
    [
      "disk, for good",
      `${bytes(files.weights)} of weights, ${bytes(files.maps)} of maps`,
    ],
  ];
}

function bytes(count: number): string {
  return count < GIB
    ? `${(count / 2 ** 20).toFixed(0)} MiB`
    : `${(count / GIB).toFixed(1)} GiB`;
}
