/** What the value of an item is called, and its unit; null: a number without one. */
export interface Measure {
  readonly name: string;
  readonly unit: string | null;
}

const correlation = (name: string): Measure => ({ name, unit: "correlation" });
const share = (name: string): Measure => ({ name, unit: "share" });
const area = (name: string): Measure => ({
  name,
  unit: "area under the curve",
});

/** By the kind of item that a criterion reads. */
const MEASURES: Readonly<Record<string, Measure>> = {
  heldOutCorrelation: correlation("r within site"),
  sealedCorrelation: correlation("r on sealed patients"),
  carriedOver: share("r held out as a share of r taught"),
  beyondTileCount: correlation("partial r given the number of tiles"),
  beyondColour: correlation("partial r given mean colour"),
  locatedContrast: { name: "contrast inside less outside", unit: "sd" },
  mapAgreement: { name: "covariance of the folds' maps", unit: "sd²" },
  mapTraining: correlation("r of the folds' maps beyond untrained ones"),
  presentCorrelation: correlation("partial r"),
  siteCount: { name: "sites", unit: "sites" },
  givenSubtype: correlation("partial r given the subtype"),
  givenMsi: correlation("partial r given the microsatellite status"),
  givenNeighbour: correlation("partial r given the neighbour"),
  meanPercentageError: share("mean absolute percentage error"),
  readingContrast: share("rate inside less outside"),
  spotAgreement: correlation("rank correlation"),
  elsewhereCorrelation: correlation("r in the other cohort"),
  classAuc: area("area of the gene alone"),
  heldOutAuc: area("area on patients held out"),
  foldAgreement: share("folds that agree"),
  withinSiteAuc: area("area within site"),
  shapeSlope: correlation("flattest slope"),
  shapeRank: share("genes that weigh less"),
};

/** Of a kind that nothing reads any more: the kind itself, so that old verdicts can be shown. */
export function measureOf(kind: string): Measure {
  return MEASURES[kind] ?? { name: kind, unit: null };
}
