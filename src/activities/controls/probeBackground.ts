import { seedOf } from "../../science/random/seedOf.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput } from "../dto.js";
import { watch } from "../step/heartbeat.js";
import type { LoadedCohort } from "../bags/loadTiles.js";
import { concat } from "../bags/loadTiles.js";
import { encoderOf, probeView, readableViews } from "./probedViews.js";
import { modelControl } from "./modelControl.js";
import { SAMPLE, sampleBags } from "../bags/sampleBags.js";
import { usedForProbes } from "../step/usedForProbes.js";

/** Tiles of glass from each slide, and flips of sign behind each p. */
const HOW = { glass: 4, draws: 999 } as const;

/**
 * Adds tiles of glass to some bags and looks what models that never saw these make of them. No figure where embeddings
 * come from elsewhere, or no slide shows glass.
 * @param groups blob of the trained groups
 */
export async function probeBackground(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  groups: string,
): Promise<EntityRef> {
  const { seed } = input;
  const controls = await modelControl(
    deps,
    { input, made, groups },
    {
      name: "probeBackground",
      params: { ...HOW, sample: SAMPLE, encoder: encoderOf(input) },
      used: usedForProbes,
      look: async (loaded, heads) => {
        const bags = await withGlass(deps, loaded, input);
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
  input: RunInput,
) {
  const encoder = encoderOf(input);
  if (encoder === null) return [];
  const owner = ownerOf(input);
  const among = [...bags.keys()].filter(
    (b) => readableViews(bags[b]!).length > 0,
  );
  const sample = sampleBags(bags, among, { seed: input.seed });
  const all = await Promise.all(
    sample.map(async ({ bag, patient, features }) => {
      const [view] = readableViews(bags[bag]!);
      const { count, seed } = { count: HOW.glass, seed: input.seed };
      const of = { kind: "glass", rect: view!.rect, count, seed } as const;
      const probed = await probeView(deps, owner, view!, { encoder, of });
      const { sealed, fold } = split.bags[bag]!;
      const glass = concat(probed.data);
      return { patient, fold: sealed ? null : fold, features, glass };
    }),
  );
  return all.filter(({ glass }) => glass.length > 0);
}

/** Whose probes are kept while the step is not done. */
function ownerOf({ run }: Pick<RunInput, "run">): string {
  return `${run}-probeBackground`;
}
