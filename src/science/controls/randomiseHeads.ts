import type { MilOptions } from "../mil/milOptions.js";
import type { HeadWeights } from "../mil/trainedHeads.js";
import { seedOf } from "../random/seedOf.js";
import type { ControlFigure } from "./controlFigure.js";
import type { FreshStage } from "./freshWeights.js";
import { FRESH_STAGES, freshHead, withFresh } from "./freshWeights.js";
import type { PlainHead } from "./plainHead.js";
import { plainHeads } from "./plainHead.js";
import type { PlainReading } from "./readPlainly.js";
import { readPlainly } from "./readPlainly.js";
import type { RandomisedBag } from "./weightRandomisation.js";
import { weightRandomisation } from "./weightRandomisation.js";

/** The folds' heads of one gene, and bags that none of them trained on. */
export interface RandomiseInput {
  readonly weights: HeadWeights;
  readonly options: MilOptions;
  readonly bags: readonly {
    readonly patient: string;
    /** @shape [tiles, dim] */
    readonly features: Float32Array;
  }[];
  /** Fresh heads for each head and stage. */
  readonly fresh: number;
  readonly draws: number;
  readonly seed: number;
}

/** What of a head's reading is looked at: where only attention is fresh, attention; else contribution, which all bear on. */
const MAPS: Readonly<
  Record<
    FreshStage,
    { readonly name: string; readonly of: (seen: PlainReading) => Float64Array }
  >
> = {
  attention: { name: "attention", of: ({ attention }) => attention },
  regressor: { name: "contribution", of: contributionOf },
  all: { name: "contribution", of: contributionOf },
};

/** Puts a gene's heads to weight randomisation, stage by stage. */
export function randomiseHeads(input: RandomiseInput): ControlFigure[] {
  const heads = plainHeads(input.weights);
  return FRESH_STAGES.flatMap((stage) => {
    const map = MAPS[stage];
    const fresh = Array.from({ length: input.fresh }, (_, draw) =>
      heads.map((head, f) => {
        const seed = seedOf([stage, draw, f, input.seed]);
        const own = { options: input.options, seed };
        return withFresh(head, freshHead(input.weights, own), stage);
      }),
    );
    const bags = input.bags.map(({ patient, features }): RandomisedBag => {
      const maps = (of: readonly PlainHead[]): Float64Array[] =>
        of.map((head) => map.of(readPlainly(head, features)));
      return { patient, maps: maps(heads), fresh: fresh.map(maps) };
    });
    const { draws, seed } = input;
    const asked = { stage, map: map.name };
    return weightRandomisation(bags, asked, { draws, seed }) ?? [];
  });
}

function contributionOf({
  attention,
  tilePrediction,
}: PlainReading): Float64Array {
  return attention.map((a, t) => a * tilePrediction[t]!);
}
