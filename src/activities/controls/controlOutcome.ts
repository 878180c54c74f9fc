import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { LinkRecord, Value } from "../../knowledge/provenance.js";
import type { ControlFigure } from "../../science/controls/controlFigure.js";
import type { ActivityDeps } from "../deps.js";
import { geneNode } from "../../knowledge/namedNodes.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import { putJson } from "../step/runStep.js";

/** A control's figure and the gene it is about; null: the cohort as a whole. */
export interface GeneFigure extends ControlFigure {
  readonly gene: string | null;
}

/** A control that could not be made, and why. */
export interface Unmeasured {
  /** Of the figure that it would have given. */
  readonly kind: string;
  readonly why: string;
}

/** What the figures of the cohort as a whole are about. */
const COHORT = "cohort";

/**
 * The figures as evidence items, each about its gene, and the document of what they rest on. No criterion reads them, so
 * that they hang on no line of evidence. What could not be measured is an item too, without a value.
 * @param details what the figures rest on, patient by patient where that is known
 */
export async function controlOutcome(
  deps: ActivityDeps,
  idOf: IdOf,
  {
    figures,
    unmeasured = [],
    details,
  }: {
    readonly figures: readonly GeneFigure[];
    readonly unmeasured?: readonly Unmeasured[];
    readonly details: unknown;
  },
): Promise<StepOutcome> {
  const blob = await putJson(deps, { figures, unmeasured, details });
  const document: Output = {
    role: "controls",
    label: "Artifact",
    content: { blob },
    props: { kind: "controls", blob },
  };
  const items = figures.map(itemOutput);
  const links = figures.flatMap(({ gene }, i): LinkRecord[] =>
    gene === null
      ? []
      : [{ type: "ABOUT", from: idOf(items[i]!), to: geneNode(gene).id }],
  );
  const genes = new Set(figures.flatMap(({ gene }) => gene ?? []));
  return {
    outputs: [document, ...items, ...unmeasured.map(unmeasuredOutput)],
    nodes: [...genes].map(geneNode),
    links,
  };
}

function unmeasuredOutput({ kind, why }: Unmeasured): Output {
  return {
    role: `item ${COHORT} ${kind}`,
    label: "EvidenceItem",
    content: { subject: COHORT, kind },
    props: { subject: COHORT, kind, n: 0, unmeasured: why },
  };
}

function itemOutput(figure: GeneFigure): Output {
  const { gene, kind, value, n, p, nullHypothesis, baseline } = figure;
  const subject = gene ?? COHORT;
  const item: EvidenceItem = {
    kind,
    value,
    n,
    nullHypothesis,
    ...(p === null ? {} : { p }),
    ...(baseline === undefined ? {} : { baseline }),
  };
  const props: Record<string, Value> = { subject };
  for (const [name, own] of Object.entries(item) as [string, Value][])
    props[name] = own;
  return {
    role: `item ${subject} ${kind}`,
    label: "EvidenceItem",
    content: { subject, kind },
    props,
  };
}
