import { z } from "zod";
import { COUNTING_SITES } from "../../knowledge/criteria/countingSites.js";
import { canonical, labelOf, sha256 } from "../../knowledge/identity.js";
import type { EvidenceLine } from "../../knowledge/evidence.js";
import type { KnownFact } from "../../knowledge/knownFact.js";
import { MEASURED } from "../claims/measured.js";
import type { Graph, Tx } from "../graph.js";
import { readKnownFacts } from "../knownFacts.js";
import type { RegisteredProtocol } from "../protocols.js";
import { protocolNames, readProtocol } from "../protocols.js";
import { maybe, text, texts, whole } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import type { RowOf } from "../read/rows/rows.js";
import { ROWS } from "../read/rows/rows.js";
import { fallenAmong } from "../standing/fallenAmong.js";
import { readLines } from "../standing/readLines.js";
import type { HeldOut } from "../standing/readHeldOut.js";
import { readHeldOut } from "../standing/readHeldOut.js";
import type { SitePatient } from "../standing/readSitePatients.js";
import { readSitePatients } from "../standing/readSitePatients.js";
import { upstreamSteps } from "../upstreamSteps.js";

/** A claim and the protocol that it is to be judged under. */
export interface JudgingRequest {
  readonly claim: string;
  /** Name of a registered protocol, its newest version is meant; or its id. */
  readonly protocol: string;
}

/** Everything that decides how a claim's head version is judged under a protocol. */
export interface JudgingState {
  readonly claim: RowOf<"Claim">;
  readonly version: string;
  readonly lines: readonly EvidenceLine[];
  /** Of the lines, and of the protocol, what withdrawals reach. */
  readonly fallen: readonly string[];
  /** Of fallen lines that count sites, the patients that are left. */
  readonly sitePatients: readonly SitePatient[];
  /** Of fallen lines, what was computed anew where only patients are withdrawn who were held out. */
  readonly heldOut: readonly HeldOut[];
  readonly protocol: RegisteredProtocol;
  /** The least size of the log when a Step began that the evidence came from. */
  readonly earliest: number;
  /** Standing verdicts on the version under the protocol, newest first. */
  readonly formers: readonly RowOf<"Verdict">[];
  /** How often the sealed patients were opened before by other configurations; null where nobody said. */
  readonly openings: number | null;
  /** What the same Step claims of the same morphology or subtype: one of them may explain the claim. */
  readonly beside: readonly RowOf<"Claim">[];
  readonly facts: readonly (KnownFact & { readonly id: string })[];
}

/** What is not there of what a judging needs. */
export type JudgingGap =
  | { readonly missing: "claim" | "evidence" }
  | {
      readonly missing: "protocol";
      /** Names of those that are registered. */
      readonly known: readonly string[];
    };

/** Reads what a claim would be judged on. */
export function readJudging(
  graph: Graph,
  request: JudgingRequest,
): Promise<JudgingState | JudgingGap> {
  return graph.read((tx) => judgingOf(tx, request));
}

/** Hash of what was read: what was judged on it holds while that is the same. Lines never change: their ids stand for them. */
export function judgingHash(state: JudgingState): string {
  const { version, lines, fallen, sitePatients, heldOut } = state;
  const { protocol, formers } = state;
  return sha256(
    canonical({
      version,
      lines: lines.map(({ id }) => id),
      fallen,
      sitePatients,
      heldOut,
      protocol: protocol.id,
      formers: formers.map(({ id }) => id),
      openings: state.openings,
      facts: state.facts.map(({ id }) => id),
    }),
  );
}

const found = z.object({
  claim: ROWS.Claim,
  version: maybe(text),
  step: maybe(text),
  lines: texts,
  openings: z.array(whole),
});

/** The same, within a transaction. */
export async function judgingOf(
  tx: Tx,
  request: JudgingRequest,
): Promise<JudgingState | JudgingGap> {
  const { records } = await tx.run(CLAIM, { claim: request.claim });
  if (records[0] === undefined) return { missing: "claim" };
  const head = parseRow(found, records[0].toObject());
  const { claim, version, step } = head;
  if (version === null || step === null) return { missing: "evidence" };
  const by = labelOf(request.protocol) === "Protocol" ? "id" : "name";
  const protocol = await readProtocol(tx, by, request.protocol);
  if (protocol === null)
    return { missing: "protocol", known: await protocolNames(tx) };
  const lines = [...(await readLines(tx, head.lines)).values()];
  const fallen = await fallenAmong(tx, {
    lines: head.lines,
    protocols: [protocol.id],
    except: "",
  });
  const formers = await readFormers(tx, version, protocol.id);
  return {
    claim,
    version,
    lines,
    fallen,
    sitePatients: await readSites(tx, lines, fallen),
    heldOut: await readHeldOut(tx, {
      lines: head.lines.filter((id) => fallen.includes(id)),
      ...{ taken: null, reached: [], except: "" },
    }),
    protocol,
    earliest: await earliestOf(tx, version),
    formers,
    openings: formers[0]?.openings ?? mostOf(head.openings),
    beside: await readBeside(tx, step, claim),
    facts: await readKnownFacts(tx),
  };
}

const CLAIM = `
  MATCH (c:Claim {id: $claim})
  OPTIONAL MATCH (c)-[:HEAD]->(v:ClaimVersion)
  OPTIONAL MATCH (v)${MEASURED}
  OPTIONAL MATCH (measured)-[:WAS_GENERATED_BY]->(weigh:Step)
  RETURN properties(c) AS claim, v.id AS version, weigh.id AS step,
    COLLECT { MATCH (v)-[:HAS_LINE]->(line:EvidenceLine) RETURN line.id ORDER BY line.id } AS lines,
    COLLECT { MATCH (v)<-[:OF]-(o:Verdict) WHERE o.openings IS NOT NULL RETURN DISTINCT o.openings } AS openings`;

const mostOf = (openings: readonly number[]): number | null =>
  openings.length === 0 ? null : Math.max(...openings);

async function readFormers(
  tx: Tx,
  version: string,
  protocol: string,
): Promise<RowOf<"Verdict">[]> {
  const { records } = await tx.run(
    `MATCH (:ClaimVersion {id: $version})<-[:OF]-(v:Verdict)-[:UNDER]->(:Protocol {id: $protocol})
     WHERE NOT EXISTS { (v)<-[:SUPERSEDES]-(:Verdict) }
     RETURN properties(v) AS verdict ORDER BY v.judgedAt DESC, v.id DESC`,
    { version, protocol },
  );
  return records.map((row) => parseRow(ROWS.Verdict, row.get("verdict")));
}

async function readSites(
  tx: Tx,
  lines: readonly EvidenceLine[],
  fallen: readonly string[],
): Promise<SitePatient[]> {
  const counting = lines.filter(
    ({ id, criterion }) => COUNTING_SITES.has(criterion) && fallen.includes(id),
  );
  if (counting.length === 0) return [];
  const ids = counting.map(({ id }) => id);
  return readSitePatients(tx, { lines: ids, gone: [], except: "" });
}

async function earliestOf(tx: Tx, version: string): Promise<number> {
  const steps = await upstreamSteps(tx, [version]);
  return Math.min(...steps.map(({ logSize }) => logSize));
}

async function readBeside(
  tx: Tx,
  step: string,
  { kind, of }: RowOf<"Claim">,
): Promise<RowOf<"Claim">[]> {
  const { records } = await tx.run(
    `MATCH (:Step {id: $step})<-[:WAS_GENERATED_BY]-(:ClaimVersion)-[:VERSION_OF]->(c:Claim {kind: $kind, of: $of})
     RETURN DISTINCT properties(c) AS claim, c.id AS id ORDER BY id`,
    { step, kind, of },
  );
  return records.map((row) => parseRow(ROWS.Claim, row.get("claim")));
}
