import { collectEvidence } from "../../../dist/src/activities/evidence/evidenceCollector.js";
import { claimId } from "../../../dist/src/knowledge/claimNode.js";
import { identify, sha256 } from "../../../dist/src/knowledge/identity.js";
import { judge } from "../../../dist/src/knowledge/verdict.js";
import { verdictProps } from "../../../dist/src/knowledge/verdictProps.js";
import { MORPHOLOGIES } from "../../../dist/src/science/morphology/names.js";
import { TISSUE } from "./cohortOf.mjs";

/** Of a cohort's claims the share that each outcome has, about as in the ten cohorts of the acceptance. */
const FOUND_EVERY = 40;
const OPEN_EVERY = 12;

/**
 * Claims of every gene and morphology, and a few of modules, weighed and judged as a run does it, with the product's own
 * collector and judge.
 * @param from of the cohort: what cohortOf returns
 * @returns ids of a claim, of what the log names and of two of the steps
 */
export function claimsOf({ into, run, genes, modules, protocol, from, at }) {
  const weigh = into.step("weighEvidence", [
    ["protocol", protocol.id],
    ["evaluations", from.evaluations],
    ["pairs", from.pairs],
  ]);
  const idOf = ({ label, content }) =>
    identify(label, { content, step: weigh.id });
  const collector = collectEvidence(protocol.document, idOf);
  const claims = weighed(collector, { genes, modules, cohort: from.cohort });
  const { outputs, nodes, links } = collector.outcome(claims, sha256(run), {
    cohort: from.cohort,
    run,
    at,
  });
  for (const { label, id, props } of nodes)
    if (label === "Claim") into.node(label, id, props);
  for (const output of outputs) weigh.output({ ...output, id: idOf(output) });
  for (const { type, from: a, to } of links) weigh.said(type, a, to);
  const verdicts = judged({
    into,
    claims,
    protocol,
    evidence: idOf(outputs[0]),
    at,
  });
  return { claims, verdicts, step: weigh.id };
}

function weighed(collector, { genes, modules, cohort }) {
  const sites = collector.lines("cohort", {
    sites: [{ kind: "siteCount", value: 4, n: 200 }],
  });
  const claim = (scope, own, morphology, i, shared) => {
    const proposition = {
      scope,
      gene: own[0],
      genes: own,
      direction: i % 2 === 0 ? "HIGHER" : "LOWER",
      kind: "morphology",
      of: morphology,
      tissue: TISSUE,
    };
    const id = claimId(cohort, proposition);
    return {
      claim: id,
      version: collector.version(id),
      proposition,
      lines: [
        ...sites,
        ...shared,
        ...collector.lines(`${own.join("+")} ${morphology}`, pairItems(i)),
      ],
    };
  };
  const single = genes.flatMap((gene, g) => {
    const shared = collector.lines(gene, geneItems(g));
    return MORPHOLOGIES.map((morphology, m) =>
      claim("GENE", [gene], morphology, g * MORPHOLOGIES.length + m, shared),
    );
  });
  const joined = Array.from({ length: modules }, (_, i) => {
    const own = [genes[2 * i], genes[2 * i + 1]];
    const shared = collector.lines(own.join("+"), geneItems(i));
    return claim("MODULE", own, MORPHOLOGIES[i % 7], i, shared);
  });
  return [...single, ...joined];
}

const WITHIN_SITE = "no association: residuals dealt anew within site";

function itemOf(kind, value, p) {
  const interval = { low: value - 0.1, high: value + 0.1 };
  return {
    kind,
    value,
    n: 200,
    p,
    q: p,
    nullHypothesis: WITHIN_SITE,
    interval,
    baseline: 0,
    folds: { agree: value > 0.1 ? 5 : 3, of: 5 },
  };
}

/** Strong for some genes, open for some, else nothing. */
function geneItems(g) {
  const [r, p] = g % 3 === 0 ? [0.7, 0.0001] : [0.02, 0.6];
  return {
    learnable: [itemOf("heldOutCorrelation", r, p)],
    replicated: [itemOf("sealedCorrelation", r, p)],
    notMemorised: [itemOf("carriedOver", r, p)],
    beyondColour: [itemOf("beyondColour", r / 2, p)],
    beyondTileCount: [itemOf("beyondTileCount", r / 2, p)],
    mapsAgree: [itemOf("mapAgreement", r, p)],
    mapNeedsTraining: [itemOf("mapTraining", r, p)],
  };
}

function pairItems(i) {
  const found = i % FOUND_EVERY === 0;
  const open = i % OPEN_EVERY === 0;
  const [r, p] = found ? [0.6, 0.0001] : open ? [0.25, 0.05] : [0.01, 0.7];
  const given = (about) => ({
    ...itemOf("givenNeighbour", r, p),
    about,
    rivalKept: true,
  });
  return {
    located: [itemOf("locatedContrast", r, p)],
    present: [itemOf("presentCorrelation", r, p)],
    subtype: [{ ...itemOf("givenSubtype", r, p), about: "subtype" }],
    msi: [{ ...itemOf("givenMsi", r, p), about: "microsatellites" }],
    ownEffect: [given("CDX2"), given("LYZ")],
  };
}

function judged({ into, claims, protocol, evidence, at }) {
  const step = into.step("judgeClaims", [
    ["protocol", protocol.id],
    ["evidence", evidence],
    ...claims.map(({ version }) => ["claim", version]),
  ]);
  return claims.map(({ version, lines }) => {
    const verdict = judge(protocol.document, lines);
    const id = step.made(
      `verdict ${version}`,
      "Verdict",
      verdictProps(verdict, protocol.document, {
        exploratory: false,
        openings: 0,
        novel: verdict.outcome === "SUPPORTED" ? true : null,
        judgedAt: at,
        codeVersion: sha256("judge"),
      }),
    );
    step.said("OF", id, version);
    step.said("UNDER", id, protocol.id);
    for (const line of lines) step.said("BASED_ON", id, line.id);
    return { id, outcome: verdict.outcome };
  });
}
