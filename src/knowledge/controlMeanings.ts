/** What a control's figure is for, in plain words. */
export interface ControlMeaning {
  /** The question, and how its value reads. */
  readonly question: string;
  /** What would be bad, and what it implies. */
  readonly concern: string;
}

const SITES =
  "share of patients whose site is told right, each site counting alike; 1 is always, one over the number of sites is chance";
const LABELS =
  "A fifth of the training labels were exchanged on purpose: does what each loses in training tell which?";
const ALIKE =
  "Do genes that are expressed alike make models look at the same tiles? Correlation (Mantel) of the two likenesses";
const ALIKE_CONCERN =
  "nothing by itself: near labels make near models, so that a small p is weak evidence that maps follow biology, and a large p says that they share nothing beyond that.";
const FRESH =
  "How like a map is to that of the same model with fresh weights, as a rank correlation, beside how like the folds' maps are to each other";
const FRESH_CONCERN =
  "a value near the one beside it, or p that is not small: the map shows the embeddings, whatever the model learnt.";

/** By the kind of the figure. */
const MEANINGS: Readonly<Record<string, ControlMeaning>> = {
  shuffledLabels: {
    question:
      "Do models learn this gene better than the same models learn labels shuffled within site? r of prediction and measurement on patients not trained on.",
    concern:
      "a value near that of shuffled labels, or p that is not small: nothing was learnt of the gene.",
  },
  siteFromEmbedding: {
    question: `Can a patient's site be told from the embeddings of the slides? Balanced accuracy: ${SITES}.`,
    concern:
      "a value far above chance, 1 at worst: the embeddings carry the laboratory's stain and scanner, so that a model may read the site for the gene. Trust only what holds within site, which the required criteria ask; try --stain-normalisation or --split site-preserved.",
  },
  siteFromAttended: {
    question: `Can the site be told from the tiles that a gene's models look at? Balanced accuracy: ${SITES}.`,
    concern:
      "a value far above chance: the tiles looked at differ by laboratory, too; only what holds within site speaks for the gene.",
  },
  tileFlipping: {
    question:
      "Does the prediction fall sooner where the tiles that add most are taken away first than where tiles go at random? Area between the curves, in sd of the label.",
    concern:
      "0 or less, or p that is not small: the map is not what the model goes by, so that pictures of it mislead.",
  },
  attentionSimilarity: {
    question: `${ALIKE} within co-expression modules.`,
    concern: ALIKE_CONCERN,
  },
  attentionSimilarityPlain: {
    question: `${ALIKE}, whatever the modules.`,
    concern: ALIKE_CONCERN,
  },
  attentionSimilarityTaught: {
    question: `${ALIKE} within modules, beside those of models taught labels shuffled for all genes together.`,
    concern:
      "a value no larger than that of shuffled labels: likeness of the maps comes of likeness of the labels alone.",
  },
  attentionSimilarityTaughtPlain: {
    question: `${ALIKE}, whatever the modules, beside those of models taught labels shuffled for all genes together.`,
    concern:
      "a value no larger than that of shuffled labels: likeness of the maps comes of likeness of the labels alone.",
  },
  labelInjection: {
    question: `${LABELS} Share of the exchanged labels that are called wrong, beside that of the true ones.`,
    concern:
      "a value near that of the true labels: training cannot tell wrong labels, because patients are few, the gene is not learnt, or labels are memorised; `memorisation` says which.",
  },
  labelInjectionArea: {
    question: `${LABELS} Area under the ROC curve; 0.5 is chance.`,
    concern:
      "0.5 or little more: as for labelInjection, and it depends on no bar.",
  },
  memorisation: {
    question:
      "What share of the loss on exchanged labels did training take away, beside that on true ones?",
    concern:
      "a value as large as on true labels: models learn wrong labels by heart as readily as right ones.",
  },
  weightRandomisationAttention: {
    question: `${FRESH}; fresh in what gives attention.`,
    concern: FRESH_CONCERN,
  },
  weightRandomisationRegressor: {
    question: `${FRESH}; fresh in what predicts of each tile.`,
    concern: FRESH_CONCERN,
  },
  weightRandomisationAll: {
    question: `${FRESH}; fresh throughout.`,
    concern: FRESH_CONCERN,
  },
  backgroundAttention: {
    question:
      "How much do models look at tiles that show no tissue? 1 is as much as at any other tile.",
    concern:
      "1 or more, or p that is not small: models look at glass, and what they read there is no tissue.",
  },
  backgroundContribution: {
    question:
      "How far do tiles without tissue move the prediction, in sd between patients? 0 is not at all.",
    concern:
      "a large part of 1: the amount of glass decides what is predicted.",
  },
  stainPerturbation: {
    question:
      "How far does a small change of stain move the prediction, in sd between patients? 0 is not at all.",
    concern:
      "1 or more, or p that is not small: stain moves a prediction as far as another patient does, so that a laboratory's stain can look like a gene.",
  },
};

/** What a control's figure means; null for a kind that is none of ours any more. */
export function controlMeaning(kind: string): ControlMeaning | null {
  return MEANINGS[kind] ?? null;
}
