/** Models of one kind, a fold each, and whom each was taught by: to learn from, or to stop at. */
export type TaughtBy = readonly ReadonlySet<string>[];

/** Which models spoke of a patient. */
export interface Spoken {
  readonly patient: string;
  /** Folds whose image models foretold the patient's expression. */
  readonly imageFolds: readonly number[];
  /** Fold whose subtype model was asked. */
  readonly fold: number;
}

/** Thrown where a patient's own expression or class reaches what is foretold of that patient. */
export class SubtypeLeakError extends Error {
  constructor(
    readonly patient: string,
    fault: string,
  ) {
    super(`patient ${patient} ${fault}`);
    this.name = "SubtypeLeakError";
  }
}

/**
 * Checks from recorded folds that no patient's own expression or class reaches what is foretold of that patient.
 *
 * Why these two checks are enough. What is foretold of p passes through two models only. The image model held p out (or p
 * is sealed, and every image model did), so it knows nothing of p's expression; it never sees classes. The subtype model
 * of p's fold is taught the measured expression and the classes of the patients outside that fold. It is never taught
 * image-predicted expression: that of another patient q comes from the image models that held q out, and those did learn
 * from p, so p's expression would come back through q. Nor is p's prediction brought to another scale by those of others:
 * it carries the unit and centre that the image model took from its own training patients. So the two kinds of folds need
 * not be the same, and a patient who is taught to either model that speaks of him is the only way in.
 *
 * @param image whom each fold's image models were taught by
 * @param subtype whom each fold's subtype model was taught by
 * @throws SubtypeLeakError
 */
export function assertHeldOut(
  spoken: readonly Spoken[],
  { image, subtype }: { readonly image: TaughtBy; readonly subtype: TaughtBy },
): void {
  for (const { patient, imageFolds, fold } of spoken) {
    if (imageFolds.length === 0)
      throw new SubtypeLeakError(
        patient,
        "was held out by no image model; discover the cohort again",
      );
    const seen = imageFolds.find((f) => image[f]?.has(patient) !== false);
    if (seen !== undefined)
      throw new SubtypeLeakError(
        patient,
        `was taught to the image models of fold ${seen}, which foretell that patient's genes: the split has one patient on two sides; discover the cohort again`,
      );
    if (subtype[fold]?.has(patient) !== false)
      throw new SubtypeLeakError(
        patient,
        `was taught to the subtype model of fold ${fold}, which is asked for that patient's class; give each patient one row of patients.csv`,
      );
  }
}
