import type { Proposition } from "../knowledge/claim.js";
import { criterionId } from "../knowledge/protocolId.js";
import { canonical, sha256 } from "../knowledge/identity.js";
import type { KnownFact } from "../knowledge/knownFact.js";
import { factsStating } from "../knowledge/knownFact.js";
import type { Protocol } from "../knowledge/protocol.js";
import type { LinkRecord } from "../knowledge/provenance.js";
import type { Verdict } from "../knowledge/verdict.js";
import { judge } from "../knowledge/verdict.js";
import { badInput } from "./badInput.js";
import type { ActivityDeps } from "./deps.js";
import type { RunInput, EntityRef } from "./dto.js";
import { getJson } from "./json.js";
import { protocolOf } from "./protocolOf.js";
import type { IdOf, Output, StepOutcome } from "./runStep.js";
import { runStep } from "./runStep.js";
import type { WeighedClaim } from "./weighEvidence.js";

/**
 * Judges every claim under the run's protocol. A verdict is exploratory where the protocol was not registered before
 * every step its evidence came from, where the sealed patients were opened before by another configuration, or where the
 * protocol says so itself.
 * @param openings earlier openings of the sealed patients
 * @returns the claims that are supported
 */
export async function judgeClaims(
  deps: ActivityDeps,
  input: RunInput,
  evidence: EntityRef,
  openings: number,
): Promise<string[]> {
  const protocol = await protocolOf(deps, input);
  const late = !(await isRegisteredFirst(deps, input.protocol, evidence.id));
  const exploratory = protocol.exploratory === true || late || openings > 0;
  const claims = await getJson<WeighedClaim[]>(deps, evidence.blob);
  const facts = await deps.graph.knownFacts(deps.graph.store);
  const verdicts = claims.map((claim) => ({
    ...claim,
    verdict: judge(protocol, claim.lines),
  }));
  await runStep(
    deps,
    {
      name: "judgeClaims",
      run: input.run,
      seed: null,
      params: {
        exploratory,
        openings,
        facts: sha256(canonical(facts.map(({ id }) => id))),
      },
      used: [
        { role: "protocol", id: input.protocol },
        { role: "evidence", id: evidence.id },
        ...claims.map(({ version }) => ({ role: "claim", id: version })),
      ],
    },
    (idOf) =>
      Promise.resolve(
        outcomeOf(verdicts, {
          protocol,
          protocolId: input.protocol,
          exploratory,
          openings,
          facts,
          judgedAt: deps.now().toISOString(),
          codeVersion: deps.codeVersion("judgeClaims"),
          idOf,
        }),
      ),
  );
  return verdicts
    .filter(({ verdict }) => verdict.outcome === "SUPPORTED")
    .map(({ claim }) => claim);
}

async function isRegisteredFirst(
  { graph }: ActivityDeps,
  protocol: string,
  evidence: string,
): Promise<boolean> {
  const registered = await graph.findProtocol(graph.store, protocol);
  if (registered === null)
    throw badInput(
      "InvalidProtocol",
      `no protocol ${protocol} is registered`,
      [],
    );
  const earliest = await graph.earliestLogSize(graph.store, [evidence]);
  return earliest !== null && registered.logIndex < earliest;
}

type Judged = readonly (WeighedClaim & { readonly verdict: Verdict })[];

interface Judging {
  readonly protocol: Protocol;
  readonly protocolId: string;
  readonly exploratory: boolean;
  readonly openings: number;
  /** What is published already. */
  readonly facts: readonly KnownFact[];
  readonly judgedAt: string;
  readonly codeVersion: string;
  readonly idOf: IdOf;
}

function outcomeOf(judged: Judged, judging: Judging): StepOutcome {
  const links: LinkRecord[] = [];
  const outputs = judged.map((own): Output => {
    const { claim, version, lines } = own;
    const output = { label: "Verdict" as const, content: { claim } };
    const id = judging.idOf(output);
    links.push({ type: "OF", from: id, to: version });
    links.push({ type: "UNDER", from: id, to: judging.protocolId });
    for (const line of lines)
      links.push({ type: "BASED_ON", from: id, to: line.id });
    const explanation = explainingClaim(own, judged);
    if (explanation !== null)
      links.push({ type: "EXPLAINED_BY", from: id, to: explanation });
    return {
      role: `verdict ${claim}`,
      ...output,
      props: verdictProps(own, judging),
    };
  });
  return { outputs, links };
}

function verdictProps(
  { verdict, proposition }: Judged[number],
  judging: Judging,
): Output["props"] {
  const { exploratory, openings, judgedAt, codeVersion } = judging;
  const { explainedBy } = verdict;
  const novel = noveltyOf(verdict, proposition, judging.facts);
  const ids = new Map(
    judging.protocol.criteria.map((demand) => [
      demand.name,
      criterionId(demand),
    ]),
  );
  const results = verdict.results.map(
    ({ criterion, outcome, observed, margin, sentence, lines }) => ({
      criterion: ids.get(criterion),
      outcome,
      observed,
      margin,
      sentence,
      lines,
    }),
  );
  const flipSets = verdict.flipSets.map(({ to, criteria }) => ({
    to,
    criteria: criteria.map((name) => ids.get(name)),
  }));
  return {
    outcome: verdict.outcome,
    exploratory,
    openings,
    judgedAt,
    codeVersion,
    reason: verdict.reason,
    results: JSON.stringify(results),
    flipSets: JSON.stringify(flipSets),
    ...(novel === null ? {} : { novel }),
    ...(explainedBy === null
      ? {}
      : { explainedBy: JSON.stringify(explainedBy) }),
  };
}

/** Whether a supported claim is new; null where it is not supported, or where nothing is known to compare it with. */
function noveltyOf(
  { outcome }: Verdict,
  proposition: Proposition,
  facts: readonly KnownFact[],
): boolean | null {
  if (outcome !== "SUPPORTED" || facts.length === 0) return null;
  return factsStating(proposition, facts).length === 0;
}

/** The claim of the gene or module that explains this one; null where it is no claim of this run. */
function explainingClaim(
  { verdict, proposition }: Judged[number],
  judged: Judged,
): string | null {
  const { explainedBy } = verdict;
  if (explainedBy === null || explainedBy.kind === "SUBTYPE") return null;
  const found = judged.find(({ proposition: other }) => {
    if (other.morphology !== proposition.morphology) return false;
    return explainedBy.kind === "GENE"
      ? other.scope === "GENE" && other.gene === explainedBy.name
      : other.scope === "MODULE" && other.genes.includes(proposition.gene);
  });
  return found?.claim ?? null;
}
