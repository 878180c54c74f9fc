/** A logistic on what nuclearFeatures gives. @shape each but bias [features] */
export interface LymphocyteModel {
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/**
 * Fitted by test/unit/morphology/fitting on the classed nuclei of CRCHistoPhenotypes (Sirinukunwattana 2016): inflammatory
 * against epithelial, fibroblast and others.
 */
export const LYMPHOCYTE_MODEL: LymphocyteModel = {
  mean: [3.767, 14.46, 0.6428, 0.1614],
  sd: [0.5211, 3.83, 0.1619, 0.07454],
  weights: [0.616, -1.501, 0.223, 1.403],
  bias: -1.374,
};
