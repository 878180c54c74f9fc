import { seedOf } from "../../science/random/seedOf.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput } from "../dto.js";
import { watch } from "../step/heartbeat.js";
import type { LoadedCohort } from "../bags/loadTiles.js";
import type { Probed } from "./probedBags.js";
import { probedBags } from "./probedBags.js";
import { unmeasured } from "./unmeasured.js";
import { glassOf, probeView, readableViews } from "./probedViews.js";
import { probeEncoder } from "./probeEncoder.js";
import { modelControl } from "./modelControl.js";
import { SAMPLE, sampleBags } from "../bags/sampleBags.js";
import { usedForProbes } from "../step/usedForProbes.js";

/** Tiles of glass from each slide, and flips of sign behind each p. */
const HOW = { glass: 4, draws: 999 } as const;
/** The figure that is missing where no probe can be had. */
const KIND = "backgroundAttention";

/**
 * Adds tiles of glass to some bags and looks what models that never saw these make of them. Where no bag can be shown any,
 * the outcome says why.
 * @param groups blob of the trained groups
 */
export async function probeBackground(
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
      name: "probeBackground",
      params: { ...HOW, sample: SAMPLE, encoder: choice.params },
      used: usedForProbes,
      look: async (loaded, heads) => {
        const probed = await probedBags(choice, loaded, (own) =>
          withGlass(deps, loaded, input, own),
        );
        if ("why" in probed) return unmeasured(KIND, probed.why);
        const { bags } = probed;
        if (bags.length === 0)
          return unmeasured(KIND, "no slide shows a tile of glass alone");
        const jobs = heads.map(({ gene, weights }) => ({
          weights,
          bags,
          draws: HOW.draws,
          seed: seedOf(["background", gene, seed]),
        }));
        const found = await deps.controls.probeBackground(jobs, watch());
        const figures = found.flatMap((own, g) =>
          own.map((figure) => ({ ...figure, gene: heads[g]!.gene })),
        );
        const details = { slidesWithGlass: bags.length };
        return { figures, details };
      },
    },
  );
  await deps.parts.drop(ownerOf(input));
  return controls;
}

/** Some bags with tiles of glass from one of their slides each; those whose slides show none are left out. */
async function withGlass(
  deps: ActivityDeps,
  { bags, split }: LoadedCohort,
  { run, seed }: RunInput,
  { choice, among }: Probed,
) {
  const sample = sampleBags(bags, among, { seed });
  const all = await Promise.all(
    sample.map(async ({ bag, patient, features }) => {
      const [view] = readableViews(bags[bag]!);
      const tiles = await glassOf(deps, view!, { count: HOW.glass, seed });
      if (tiles.length === 0) return [];
      const probe = { choice, tiles, looks: [null] };
      const [glass] = await probeView(deps, ownerOf({ run }), view!, probe);
      const { sealed, fold } = split.bags[bag]!;
      return [{ patient, fold: sealed ? null : fold, features, glass: glass! }];
    }),
  );
  return all.flat();
}

/** Whose probes are kept while the step is not done. */
function ownerOf({ run }: Pick<RunInput, "run">): string {
  return `${run}-probeBackground`;
}
