import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { LinkRecord } from "../../knowledge/provenance.js";
import { agreementOfPatients } from "../../science/spatial/agreementOfPatients.js";
import { benjaminiHochberg } from "../../science/stats/benjaminiHochberg.js";
import { protocolOf } from "../cohort/protocolOf.js";
import type { ActivityDeps } from "../deps.js";
import type {
  CohortRef,
  EntityRef,
  RunInput,
  WeighedBesideSpots,
} from "../dto.js";
import { getJson } from "../step/json.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import type { SpotComparison } from "./compareSpots.js";
import { collectEvidence } from "./evidenceCollector.js";
import { weighedClaims } from "./weighedClaims.js";
import type { WeighedClaim } from "./weighEvidence.js";

/**
 * Gives each claim of a gene that was compared with spots one line more, on a version of its own. A Step apart from the
 * weighing: what takes the spots away reaches that version and no other line of the claim.
 * @returns the evidence of all claims; what was given where the protocol asks nothing of spots
 */
export async function weighSpots(
  deps: ActivityDeps,
  input: Pick<RunInput, "run" | "protocol">,
  cohort: Pick<CohortRef, "id">,
  { weighed, comparison }: WeighedBesideSpots,
): Promise<EntityRef> {
  const protocol = await protocolOf(deps, input);
  if (!protocol.criteria.some(({ name }) => name === "spots")) return weighed;
  const step = await runStep(
    deps,
    {
      name: "weighSpots",
      run: input.run,
      seed: null,
      params: {},
      used: [
        { role: "protocol", id: input.protocol },
        { role: "evidence", id: weighed.id },
        { role: "comparison", id: comparison.id },
      ],
    },
    async (idOf) => {
      const claims = await weighedClaims(deps, weighed.blob);
      const compared = await getJson<SpotComparison[]>(deps, comparison.blob);
      const collector = collectEvidence(protocol, idOf);
      const lines = new Map(
        spotItems(compared).map(
          ([gene, item]) =>
            [gene, collector.lines(gene, { spots: [item] })] as const,
        ),
      );
      const supersedes: LinkRecord[] = [];
      const made: WeighedClaim[] = [];
      const all = claims.map((own) => {
        const { scope, gene } = own.proposition;
        const more = scope === "GENE" ? lines.get(gene) : undefined;
        if (more === undefined) return own;
        const version = collector.version(own.claim);
        supersedes.push({ type: "SUPERSEDES", from: version, to: own.version });
        const next = { ...own, version, lines: [...own.lines, ...more] };
        made.push(next);
        return next;
      });
      const outcome = collector.outcome(made, await putJson(deps, all), {
        cohort: cohort.id,
        run: input.run,
        at: deps.now().toISOString(),
      });
      return { ...outcome, links: [...(outcome.links ?? []), ...supersedes] };
    },
  );
  return refOf(step, "evidence");
}

/** One item a gene, over the patients whose sections were compared; q counts the genes. */
export function spotItems(
  compared: readonly SpotComparison[],
): (readonly [string, EvidenceItem])[] {
  const found = [...new Set(compared.map(({ gene }) => gene))].flatMap(
    (gene) => {
      const own = compared.filter((one) => one.gene === gene);
      const over = agreementOfPatients(own);
      return over === null ? [] : [{ gene, ...over }];
    },
  );
  const q = benjaminiHochberg(found.map(({ p }) => p));
  return found.map(({ gene, rho, patients, p }, i) => [
    gene,
    {
      kind: "spotAgreement",
      value: rho,
      n: patients,
      p,
      q: q[i]!,
      nullHypothesis:
        "in no patient do predictions follow the spots: each section's spots moved together on a torus, the p of patients combined by Fisher's method",
    },
  ]);
}
