import type { ActivityDeps } from "../deps.js";
import type { RunInput } from "../dto.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { Series } from "./series.js";

/** What the weights' card says of where they come from, and how predictions turn back into expression. */
export function trainingCard(
  { backend, codeVersion }: Pick<ActivityDeps, "backend" | "codeVersion">,
  { encoder }: Pick<RunInput, "encoder">,
  { cohort, split }: Pick<SettledCohort, "cohort" | "split">,
  series: readonly Series[],
): Record<string, string> {
  const own = series.filter(({ set }) => set === 0);
  const heads = own.flatMap(({ gene, labels }) =>
    labels.map(({ mean, sd }, fold) => ({ gene, fold, mean, sd })),
  );
  const views = cohort.bags.flatMap((bag) => bag.views);
  const ready = views.some((view) => view.features !== undefined);
  return {
    genes: JSON.stringify(own.map(({ gene }) => gene)),
    folds: String(split.folds),
    heads: JSON.stringify(heads),
    labels:
      "log2 expression, centred by the training patients of a site, in units of the head's sd; expression = prediction * sd + the site's mean (heads: mean over all sites)",
    backend,
    codeVersion: codeVersion("trainGenes"),
    encoder: JSON.stringify(ready ? READY : encoderWords(encoder ?? null)),
  };
}

const READY = {
  name: "ready features",
  licence:
    "that of the encoder they were made with; the features do not name it",
};

function encoderWords(
  encoder: NonNullable<RunInput["encoder"]> | null,
): Record<string, string> {
  if (encoder?.kind !== "brought")
    return {
      name: encoder?.name ?? "the default built-in encoder",
      licence: "none of its own: it is computed, not learnt",
    };
  const { name = encoder.card, licence = "see its card", cardSha256 } = encoder;
  return { name, licence, cardSha256 };
}
