import type { KeptWork } from "./keepSubtypes.js";

/** What must be known to read how much of the subtypes images keep. */
export function keptNotes(of: KeptWork): string[] {
  const { plan, image, genes, evaluations, learnt } = of;
  const { unlabelled, rare } = plan.read;
  const before = learnt.classes.reduce((sum, own) => sum + own.patients, 0);
  const lost = before - plan.rows.length;
  const without = learnt.importance
    .map(({ gene }) => gene)
    .filter((gene) => !genes.includes(gene));
  const sealed = [...image.of.values()].filter(({ fold }) => fold === null);
  return [
    `The subtype models are taught measured expression and asked of what images foretell; no model that speaks of a patient was taught by that patient, which was checked on the recorded folds of both.`,
    `Predictions are taken as they are, in the unit and about the centre of the image models' training patients; what an image does not show of a gene stays near its mean. They spread ${spread(of).toFixed(2)} times as far as measured expression (median gene), so probabilities move towards the classes' shares.`,
    `Beside them: the same models fed the mean of the site alone, which is what is left without the image (below .5 where a mean without the patient leans away from his class), and logistic regression on the mean embedding, without any gene.`,
    ...(lost > 0
      ? [
          `${lost} patients with a class have no image-predicted expression and are left out here.`,
        ]
      : []),
    ...rare.map(
      ({ name, patients }) =>
        `${name} has ${patients} patients with images; the class was kept out here.`,
    ),
    ...(without.length > 0
      ? [
          `Not foretold from images, so not learnt from here: ${without.join(", ")}.`,
        ]
      : []),
    ...(evaluations.notEvaluated.length > 0
      ? [
          `The discovery could not evaluate ${evaluations.notEvaluated.join(", ")}.`,
        ]
      : []),
    ...(unlabelled > 0
      ? [`${unlabelled} patients with images have no class.`]
      : []),
    `${sealed.length} of the patients are the discovery's sealed ones, whom all its models foretell; it had opened them before.`,
  ];
}

/** Median over genes of the predictions' spread in units of the measured one. */
function spread({ evaluations, genes }: KeptWork): number {
  const ratios = evaluations.genes
    .filter(({ gene }) => genes.includes(gene))
    .map(({ contributions: { predicted, observed, centre } }) => {
      const known = observed.flatMap((y, b) => (y === null ? [] : [b]));
      const sd = (value: (b: number) => number): number =>
        deviation(known.map((b) => centre[b]! + value(b)));
      const measured = sd((b) => observed[b] ?? 0);
      return measured > 0 ? sd((b) => predicted[b]!) / measured : 0;
    })
    .sort((a, b) => a - b);
  return ratios[ratios.length >> 1] ?? 0;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(
    values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length,
  );
}
