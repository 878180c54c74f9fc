import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { GeneFigure } from "../controls/controlOutcome.js";
import type { SpotComparison } from "./compareSpots.js";
import type { ItemsByCriterion } from "./evidenceItems.js";

/** What was found of all genes beside the legs. */
export interface BesideLegs {
  /** Of every control that the run put the models to. */
  readonly figures: readonly GeneFigure[];
  /** Of every section with spots, and whose it is. */
  readonly sections: readonly (SpotComparison & { readonly patient: string })[];
}

/** What controls and spots say of one gene, for the criteria that read it; nothing where it was not looked at. */
export function supportingItems(
  gene: string,
  { figures, sections }: BesideLegs,
): ItemsByCriterion {
  const own = figures.filter((figure) => figure.gene === gene);
  const of = (kind: string) => own.filter((figure) => figure.kind === kind);
  return {
    mapsAgree: of("mapAgreement").map((figure) =>
      itemOf("mapAgreementGain", figure, gain(figure)),
    ),
    beyondShuffled: of("shuffledLabels").map((figure) =>
      itemOf("shuffledLabels", figure, figure.value),
    ),
    afterRandomisation: of("weightRandomisationAll").map((figure) =>
      itemOf("randomisationLoss", figure, -gain(figure)),
    ),
    spots: leastAgreement(sections.filter((section) => section.gene === gene)),
  };
}

const gain = ({ value, baseline = 0 }: GeneFigure): number => value - baseline;

function itemOf(
  kind: string,
  { n, p, nullHypothesis }: GeneFigure,
  value: number,
): EvidenceItem {
  return {
    kind,
    value,
    n,
    nullHypothesis,
    ...(p === null ? {} : { p }),
  };
}

/** The section where predictions follow the spots least: what holds there holds in every one. */
function leastAgreement(sections: BesideLegs["sections"]): EvidenceItem[] {
  const compared = sections.flatMap(({ rho, p, patient }) =>
    rho === null || p === null ? [] : [{ rho, p, patient }],
  );
  if (compared.length === 0) return [];
  return [
    {
      kind: "spotAgreement",
      value: Math.min(...compared.map(({ rho }) => rho)),
      n: new Set(compared.map(({ patient }) => patient)).size,
      p: Math.max(...compared.map(({ p }) => p)),
      nullHypothesis:
        "spots moved against the tiles on a torus; of all sections the largest p",
    },
  ];
}
