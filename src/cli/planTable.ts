import type { TrainingPlan } from "../compose/planTraining.js";

const GIB = 2 ** 30;

/** A plan in lines: what will be trained, in what, and what that takes. */
export function planTable(plan: TrainingPlan): string {
  const { size, options, memory, files, steps } = plan;
  const bound =
    options.memory === null
      ? "not bounded (memoryGiB bounds it and streams the bags)"
      : `at most ${bytes(options.memory)}, bags streamed from disk`;
  const rows: [string, string][] = [
    [
      "cohort",
      `${size.bags} bags, ${size.tiles} tiles (longest ${size.longest}), ${size.dim} dimensions`,
    ],
    [
      "heads",
      `${plan.heads}: ${size.genes} genes x ${size.folds} folds x ${1 + size.sets} label sets`,
    ],
    [
      "groups",
      `${plan.groups} of ${plan.headsPerGroup} heads, each in ${plan.stacks} stacks of ${plan.stacked}`,
    ],
    [
      "optimiser",
      `${steps.epoch} steps an epoch of a stack, ${steps.all} in all over ${options.maxEpochs} epochs, at most`,
    ],
    ["steps", `${plan.graphSteps} recorded, plus one a picture`],
    ["memory", `of a training process ${bound}`],
    ["  embeddings", memory.held === 0 ? "streamed" : bytes(memory.held)],
    ["  bags of a step", bytes(memory.batch)],
    ["  parameters", bytes(memory.parameters)],
    ["  moments", bytes(memory.moments)],
    ["  activations", bytes(memory.passing)],
    ["  kept", bytes(memory.kept)],
    ["  peak", bytes(memory.peak)],
    ["  worker", `${bytes(plan.worker)} a group under way`],
    ["files", "of each group under way"],
    ["  embeddings", bytes(files.embeddings)],
    ["  readings", bytes(files.readings)],
    ["  checkpoint", bytes(files.checkpoint)],
    [
      "blobs",
      `${bytes(files.weights)} of weights, ${bytes(files.maps)} of maps`,
    ],
  ];
  return rows.map(([name, text]) => `${name.padEnd(18)}${text}`).join("\n");
}

function bytes(count: number): string {
  return count < GIB
    ? `${(count / 2 ** 20).toFixed(0)} MiB`
    : `${(count / GIB).toFixed(1)} GiB`;
}
