import { classFigures } from "../../science/subtype/classFigures.js";
import type { FoldJob, FoldResult } from "../../science/subtype/fitFold.js";
import { crossTable } from "../../science/subtype/image/crossTable.js";
import { dropOf } from "../../science/subtype/image/drop.js";
import type { KeptWork } from "./keepSubtypes.js";
import { BLOCKS } from "./keptJobs.js";
import { keptNotes } from "./keptNotes.js";
import type { KeptReport, SubtypeInputName } from "./keptReport.js";
import { SUBTYPE_INPUTS } from "./keptReport.js";

/** Joins the folds, and says what each input tells of the classes. */
export function keptReportOf(
  of: KeptWork,
  jobs: readonly FoldJob[],
  results: readonly FoldResult[],
): KeptReport {
  const { plan, input, patients, image, genes, run } = of;
  const { classes } = plan.read;
  const { labels, fold } = plan;
  const by = { classes: classes.length, seed: input.seed };
  const found = joined(jobs, results, labels.length);
  const row = (name: SubtypeInputName, i: number): number[] => [
    ...found[name].subarray(i * by.classes, (i + 1) * by.classes),
  ];
  const { measured, predicted, embedding } = found;
  return {
    notes: keptNotes(of),
    imageRun: run.run,
    genes,
    classes: classes.map((name, k) => {
      const own = labels.filter((label) => label === k).length;
      return { name, patients: own, share: own / labels.length };
    }),
    inputs: SUBTYPE_INPUTS.map((name) => ({
      name,
      ...classFigures(found[name], labels, by),
    })),
    drop: dropOf({ from: measured, to: predicted }, labels, by),
    beyondEmbedding: dropOf({ from: predicted, to: embedding }, labels, by),
    predictions: patients.map((patient, i) => ({
      patient,
      subtype: classes[labels[i]!]!,
      fold: fold[i]!,
      imageFold: image.of.get(patient)!.fold,
      measured: row("measured", i),
      predicted: row("predicted", i),
    })),
    crossTable: crossed(of),
  };
}

/** What each input's models say of the patients whom they did not see. @shape each [patients, classes] */
function joined(
  jobs: readonly FoldJob[],
  results: readonly FoldResult[],
  n: number,
): Record<SubtypeInputName, Float64Array> {
  const K = jobs[0]!.classes.length;
  const blocks = new Float64Array(BLOCKS.length * n * K);
  const embedding = new Float64Array(n * K);
  jobs.forEach(({ model, test }, j) => {
    const out = model === "ebm" ? blocks : embedding;
    const { probabilities } = results[j]!;
    test.forEach((row, i) =>
      out.set(probabilities.subarray(i * K, i * K + K), row * K),
    );
  });
  const [measured, predicted, site] = BLOCKS.map((_, b) =>
    blocks.slice(b * n * K, (b + 1) * n * K),
  );
  return { measured: measured!, predicted: predicted!, site: site!, embedding };
}

function crossed({
  evaluations,
  learnt,
  input,
}: KeptWork): KeptReport["crossTable"] {
  const weights = new Map(
    learnt.importance.map(({ gene, byScore }) => [gene, byScore]),
  );
  const both = evaluations.genes.filter(({ gene }) => weights.has(gene));
  const names = learnt.classes.map(({ name }) => name);
  const table = crossTable(
    both.map(({ gene, heldOut: { r, interval, p }, q }) => ({
      ...{ gene, r, interval, p, q },
    })),
    both.map(({ gene }) => weights.get(gene)!),
    input.seed,
  );
  return { ...table, classes: names.length === 2 ? names.slice(1) : names };
}
