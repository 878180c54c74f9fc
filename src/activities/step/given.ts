import type { Cohort, CohortBag, SlideView } from "../../io/tables/cohort.js";
import type { LinkRecord, NodeRecord } from "../../knowledge/provenance.js";
import { identify } from "../../knowledge/identity.js";
import { geneNode, subtypeNode } from "../../knowledge/namedNodes.js";
import { isAllGenes } from "../../science/expression/allGenes.js";
import { log2Expression } from "../../science/expression/log2Expression.js";

/**
 * Ids and nodes of what a cohort brings: identified by cohort and natural key, or by content. A slide is its row of
 * slides.csv, so a corrected row is another slide. A patient is a pseudonym: what patients.csv says of one is linked
 * or passed to the steps that need it, so a correction there redoes those and no slide.
 */

export function cohortId(cohort: Pick<Cohort, "manifest">): string {
  return identify("Cohort", { manifest: cohort.manifest });
}

export function patientId(cohort: string, pseudonym: string): string {
  return identify("Patient", { cohort, pseudonym });
}

export function slideId(cohort: string, view: SlideView): string {
  return identify("Slide", slideProps(cohort, view));
}

export function tableId(cohort: string, sha256: string): string {
  return identify("ExpressionTable", { cohort, sha256 });
}

export function specimenId(cohort: string, name: string): string {
  return identify("Specimen", { cohort, name });
}

export function siteId(cohort: string, name: string): string {
  return identify("Site", { cohort, name });
}

export function patientNode(cohort: string, pseudonym: string): NodeRecord {
  return {
    label: "Patient",
    id: patientId(cohort, pseudonym),
    props: { pseudonym, cohort },
  };
}

/** The part of slides.csv that names one slide, as a node. */
export function slideNode(cohort: string, view: SlideView): NodeRecord {
  return {
    label: "Slide",
    id: slideId(cohort, view),
    props: slideProps(cohort, view),
  };
}

function slideProps(cohort: string, view: SlideView): NodeRecord["props"] {
  const { slide: name, file, sha256, mpp, width, height } = view;
  const patient = patientId(cohort, view.patient);
  return { name, file, sha256, mpp, width, height, cohort, patient };
}

/** Every given thing of a cohort with the links between them. */
export function givenOf(cohort: Cohort): {
  nodes: NodeRecord[];
  links: LinkRecord[];
} {
  const id = cohortId(cohort);
  const nodes = new Map<string, NodeRecord>();
  const links = new Map<string, LinkRecord>();
  const add = (node: NodeRecord) => nodes.set(node.id, node);
  const link = (record: LinkRecord) =>
    links.set(`${record.type} ${record.from} ${record.to}`, record);
  add({
    label: "Cohort",
    id,
    props: { name: cohort.name, tissue: cohort.tissue, unit: cohort.unit },
  });
  const table = tableId(id, cohort.expression.sha256);
  const { sha256, scale, measure } = cohort.expression;
  add({
    label: "ExpressionTable",
    id: table,
    props: { sha256, scale, measure, cohort: id },
  });
  link({ type: "IN_COHORT", from: table, to: id });
  for (const bag of cohort.bags) givenOfBag(bag, id, add, link);
  for (const gene of linkedGenes(cohort)) {
    add(geneNode(gene));
    expressed(cohort, gene, id).forEach(link);
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

/** The genes of a panel. A whole transcriptome stays in its table: millions of links would tell no more. */
function linkedGenes({ panel, expression }: Cohort): readonly string[] {
  return isAllGenes(panel) ? [] : expression.genes;
}

/** Who expresses a gene, and how much (log2). A patient's regions have no one value, so nothing is linked for them. */
function expressed(cohort: Cohort, gene: string, id: string): LinkRecord[] {
  if (cohort.unit !== "patient") return [];
  const values = log2Expression(cohort.expression, gene);
  return cohort.bags.flatMap(({ patient }, row): LinkRecord[] => {
    const value = values[row]!;
    if (Number.isNaN(value)) return [];
    const [from, to] = [patientId(id, patient), geneNode(gene).id];
    return [{ type: "EXPRESSES", from, to, props: { value } }];
  });
}

function givenOfBag(
  bag: CohortBag,
  cohort: string,
  add: (node: NodeRecord) => void,
  link: (record: LinkRecord) => void,
): void {
  const patient = patientNode(cohort, bag.patient);
  add(patient);
  link({ type: "IN_COHORT", from: patient.id, to: cohort });
  link(described(patient.id, cohort, bag.attributes));
  if (bag.site !== null) {
    const site = siteId(cohort, bag.site);
    add({ label: "Site", id: site, props: { name: bag.site, cohort } });
    link({ type: "IN_COHORT", from: site, to: cohort });
    link({ type: "AT_SITE", from: patient.id, to: site });
  }
  if (bag.subtype !== null) {
    const subtype = subtypeNode(bag.subtype);
    add(subtype);
    link({ type: "HAS_SUBTYPE", from: patient.id, to: subtype.id });
  }
  for (const view of bag.views) {
    const slide = slideNode(cohort, view);
    add(slide);
    link({ type: "IN_COHORT", from: slide.id, to: cohort });
    link({ type: "FROM_PATIENT", from: slide.id, to: patient.id });
    if (view.specimen === undefined) continue;
    const name = view.specimen;
    const specimen = specimenId(cohort, name);
    add({ label: "Specimen", id: specimen, props: { name, cohort } });
    link({ type: "IN_COHORT", from: specimen, to: cohort });
    link({ type: "FROM_PATIENT", from: specimen, to: patient.id });
    link({ type: "FROM_SPECIMEN", from: slide.id, to: specimen });
  }
}

/** All other columns in one link, written for none too: so a corrected table that says nothing more says so. */
function described(
  from: string,
  to: string,
  attributes: CohortBag["attributes"],
): LinkRecord {
  const names = Object.keys(attributes).sort();
  const values = names.map((name) => attributes[name]!);
  return { type: "DESCRIBED_IN", from, to, props: { names, values } };
}
