import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { MarkConfirmation } from "../../science/subtype/marks/confirmMark.js";
import type { MarkArea } from "../../science/subtype/marks/directedArea.js";
import type { MarkPair } from "../../science/subtype/marks/markPairs.js";
import type { ShapeSlope } from "../../science/subtype/marks/shapeSlopes.js";
import type { ItemsByCriterion } from "../evidence/evidenceItems.js";
import type { SubtypeMarks } from "./subtypeMarks.js";

/** Area under the curve of a gene that has nothing to do with the class. */
const CHANCE = 0.5;

/** What is known of a gene and a class, by the criterion it bears on. @param slope null where no model was kept */
export function markItems(
  pair: MarkPair & { readonly confirmed: MarkConfirmation },
  slope: ShapeSlope | null,
  { tests }: Pick<SubtypeMarks, "tests">,
): ItemsByCriterion {
  const { auc, p, q, confirmed } = pair;
  const { n } = auc;
  return {
    tellsApart: [
      {
        ...areaItem("classAuc", auc),
        ...{ p, q },
        nullHypothesis: `labels dealt anew within site; q counts all ${tests} genes, classes and directions tried`,
      },
    ],
    confirmed: areaItems("heldOutAuc", confirmed.heldOut),
    withinSite: areaItems("withinSiteAuc", confirmed.withinSite),
    foldsAgree: agreement(confirmed.folds, n),
    ...(slope === null ? {} : shapeItems(slope, pair.direction, n)),
  };
}

function areaItem(
  kind: string,
  { value, interval, n }: MarkArea,
): EvidenceItem {
  const known = interval === null ? {} : { interval };
  return { kind, value, n, baseline: CHANCE, ...known };
}

const areaItems = (kind: string, area: MarkArea | null): EvidenceItem[] =>
  area === null ? [] : [areaItem(kind, area)];

function agreement(
  { counted, agreeing }: MarkConfirmation["folds"],
  n: number,
): EvidenceItem[] {
  if (counted === 0) return [];
  const value = agreeing / counted;
  return [{ kind: "foldAgreement", value, n, baseline: CHANCE }];
}

function shapeItems(
  { most, least, rank }: ShapeSlope,
  direction: 1 | -1,
  n: number,
): ItemsByCriterion {
  const flattest = direction === 1 ? least : -most;
  return {
    shapeAgrees: [{ kind: "shapeSlope", value: flattest, n, baseline: 0 }],
    shapeWeight: [{ kind: "shapeRank", value: rank, n, baseline: CHANCE }],
  };
}
