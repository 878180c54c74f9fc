import { seedOf } from "../../science/random/seedOf.js";
import { stainShift } from "../../science/slide/stainShift.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput } from "../dto.js";
import { watch } from "../step/heartbeat.js";
import type { LoadedBag, LoadedCohort } from "../bags/loadTiles.js";
import type { Probed } from "./probedBags.js";
import { probedBags } from "./probedBags.js";
import { unmeasured } from "./unmeasured.js";
import { probeView, readableViews } from "./probedViews.js";
import { probeEncoder } from "./probeEncoder.js";
import { modelControl } from "./modelControl.js";
import { sampleBags } from "../bags/sampleBags.js";
import { usedForProbes } from "../step/usedForProbes.js";

/** Bags, tiles of each, other looks of these, and shuffles behind each p. */
const HOW = { bags: 40, tiles: 8, shifts: 3, draws: 999 } as const;
/** The figure that is missing where no probe can be had. */
const KIND = "stainPerturbation";

/**
 * Encodes some tiles of some bags again with other stains, the same for all bags, and looks how far predictions by models
 * that never saw the bag move. Where no bag can be shown so, the outcome says why.
 * @param groups blob of the trained groups
 */
export async function perturbStains(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  groups: string,
): Promise<EntityRef> {
  const { seed } = input;
  const choice = await probeEncoder(deps, input);
  const controls = await modelControl(
    deps,
    { input, made, groups },
    {
      name: "perturbStains",
      params: { ...HOW, encoder: choice.params },
      used: usedForProbes,
      look: async (loaded, heads) => {
        const probed = await probedBags(choice, loaded, (own) =>
          withOtherStains(deps, loaded, input, own),
        );
        if ("why" in probed) return unmeasured(KIND, probed.why);
        const { bags } = probed;
        const jobs = heads.map(({ gene, weights }) => ({
          weights,
          bags,
          draws: HOW.draws,
          seed: seedOf(["stains", gene, seed]),
        }));
        const found = await deps.controls.perturbStains(jobs, watch());
        const figures = found.flatMap((figure, g) =>
          figure === null ? [] : [{ ...figure, gene: heads[g]!.gene }],
        );
        const details = { shifts: shiftsOf(seed) };
        return figures.length === 0
          ? unmeasured(KIND, "fewer than two patients could be told apart")
          : { figures, details };
      },
    },
  );
  await deps.parts.drop(ownerOf(input));
  return controls;
}

function shiftsOf(seed: number) {
  return Array.from({ length: HOW.shifts }, (_, i) =>
    stainShift(seedOf(["shift", i, seed])),
  );
}

async function withOtherStains(
  deps: ActivityDeps,
  { bags, split }: LoadedCohort,
  input: RunInput,
  { choice, among }: Probed,
) {
  const owner = ownerOf(input);
  const looks = shiftsOf(input.seed);
  const single = bags.map(firstReadable);
  const how = { seed: input.seed, most: HOW };
  const sample = sampleBags(
    single.map((own, b) => own ?? bags[b]!),
    among,
    how,
  );
  return Promise.all(
    sample.map(async ({ bag, patient, tiles: rows, features }) => {
      const own = single[bag]!;
      const [view] = readableViews(own);
      const tiles = rows.map((row, index) => {
        const { x, y, size, tissue } = own.tiles[row]!;
        return { index, x, y, size, tissue };
      });
      const probe = { choice, tiles, looks };
      const shifted = await probeView(deps, owner, view!, probe);
      const { sealed, fold } = split.bags[bag]!;
      return { patient, fold: sealed ? null : fold, features, shifted };
    }),
  );
}

/** A bag cut down to the tiles of the first of its slides that can be read again; null where none can. */
function firstReadable(bag: LoadedBag): LoadedBag | null {
  const [view] = readableViews(bag);
  if (view === undefined) return null;
  const dim = bag.features.length / bag.tiles.length;
  const rows = [...bag.tiles.keys()].filter(
    (t) => bag.tiles[t]!.view === view.key,
  );
  const features = new Float32Array(rows.length * dim);
  rows.forEach((row, i) =>
    features.set(bag.features.subarray(row * dim, (row + 1) * dim), i * dim),
  );
  return { ...bag, tiles: rows.map((row) => bag.tiles[row]!), features };
}

/** Whose probes are kept while the step is not done. */
function ownerOf({ run }: Pick<RunInput, "run">): string {
  return `${run}-perturbStains`;
}
