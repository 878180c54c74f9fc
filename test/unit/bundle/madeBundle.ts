import type {
  BundleContent,
  ProvedEntry,
} from "../../../src/io/exchange/bundle/bundleContent.js";
import { evidenceLineOf } from "../../../src/io/exchange/bundle/evidenceLineOf.js";
import { identify, stepId } from "../../../src/knowledge/identity.js";
import { signCheckpoint } from "../../../src/knowledge/log/checkpoint.js";
import type {
  StoredLine,
  StoredNode,
} from "../../../src/knowledge/log/contentHash.js";
import {
  lineHash,
  verdictHash,
  versionHash,
} from "../../../src/knowledge/log/contentHash.js";
import { rootOf } from "../../../src/knowledge/log/frontier.js";
import { logName } from "../../../src/knowledge/log/keyChain.js";
import type { LogStatement } from "../../../src/knowledge/log/logEntry.js";
import { GENESIS, placeEntry } from "../../../src/knowledge/log/logEntry.js";
import type { NoteSigner } from "../../../src/knowledge/log/noteKey.js";
import {
  createKey,
  signerOf,
  verifierText,
} from "../../../src/knowledge/log/noteKey.js";
import { inclusionRanges } from "../../../src/knowledge/log/proofRanges.js";
import { protocolId } from "../../../src/knowledge/protocolId.js";
import { judge } from "../../../src/knowledge/verdict.js";
import { verdictProps } from "../../../src/knowledge/verdictProps.js";
import { entryText } from "../../../src/knowledge/log/logEntry.js";
import { buildTree } from "../knowledge-log/builtTree.js";

/** A key that signs a log. */
export const newKey = (): NoteSigner => signerOf(createKey(), logName);

/** What differs from a bundle that holds. */
export interface MadeWith {
  readonly signer?: NoteSigner;
  /** The q of the one item of evidence; by default it supports the claim. */
  readonly q?: number;
  /** What the verdict says beside what its evidence comes to. */
  readonly verdict?: Readonly<Record<string, string | boolean>>;
  /** The log's size when the Steps began; the protocol's entry has the index 1. */
  readonly logSize?: number;
}

const AT = "2026-01-01T00:00:00.000Z";

const DOCUMENT = {
  name: "made",
  version: "1",
  description: "Made by a test.",
  permutations: { learnable: 9999, present: 9999, shuffledSets: 1 },
  tests: { genes: 10, pairs: 70 },
  criteria: [
    {
      name: "learnable",
      title: "The gene can be read from the slide",
      question: "Can it?",
      role: "required" as const,
      metric: "heldOutCorrelation.q",
      comparator: "<" as const,
      threshold: 0.01,
      leastN: 60,
      leastEffect: null,
      source: "a test",
    },
  ],
};

/** All that a bundle says, made without a graph: one claim, one line, two Steps and a log of seven entries. */
export function madeContent({
  signer = newKey(),
  q = 0.004,
  verdict: other = {},
  logSize = 4,
}: MadeWith = {}): BundleContent {
  const claim = {
    id: identify("Claim", { made: 1 }),
    statement: "MUC2 is higher where there is more mucin in colon",
    genes: ["MUC2"],
  };
  const cohort = { id: identify("Cohort", { made: 1 }), name: "made" };
  const [weigh, judging] = [1, 2].map((n) => stepId(String(n).repeat(64), 1));
  const made = { step: weigh! };
  const version = {
    id: identify("ClaimVersion", { made: 1 }),
    claim: claim.id,
    ...made,
  };
  const line: StoredLine = {
    line: {
      id: identify("EvidenceLine", { made: 1 }),
      kind: "learnable",
      ...made,
    },
    items: [
      {
        id: identify("EvidenceItem", { made: 1 }),
        kind: "heldOutCorrelation",
        value: 0.6,
        n: 70,
        q,
        low: 0.4,
        high: 0.7,
        ...made,
      },
    ],
  };
  const judged = [evidenceLineOf(line)];
  const verdict: StoredNode = {
    id: identify("Verdict", { made: 1 }),
    step: judging!,
    ...verdictProps(judge(DOCUMENT, judged), DOCUMENT, {
      exploratory: false,
      openings: 0,
      novel: null,
      judgedAt: AT,
      codeVersion: "v",
    }),
    ...other,
  };
  const protocol = protocolId(DOCUMENT);
  const log = provedLog(signer, [
    { kind: "protocol", subject: protocol, body: { name: "made" } },
    { kind: "test", subject: "x", body: null },
    { kind: "test", subject: "x", body: null },
    {
      kind: "claim-version",
      subject: version.id,
      body: {
        claim: claim.id,
        content: versionHash(
          version,
          new Map([[line.line.id, lineHash(line)]]),
        ),
      },
    },
    {
      kind: "verdict",
      subject: verdict.id,
      body: { version: version.id, protocol, content: verdictHash(verdict) },
    },
    { kind: "test", subject: "x", body: null },
  ]);
  const slide = { id: identify("Slide", { made: 1 }), file: "/home/a/s.svs" };
  const step = (id: string, name: string): StoredNode => ({
    id,
    name,
    codeVersion: "v",
    startedAt: AT,
    endedAt: AT,
    logSize,
    params: '{"folder":"/home/a"}',
  });
  const agent = {
    id: identify("Agent", { name: "w" }),
    name: "w",
    kind: "software",
  };
  return {
    claim: { claim, version, cohort },
    protocol: { id: protocol, document: DOCUMENT },
    verdict,
    evidence: { lines: [line], fallen: [], judged },
    patients: {
      patients: ["P1", "P2"],
      sealed: [false, true],
      genes: [
        {
          gene: "MUC2",
          predicted: [1, 2],
          observed: [1.5, null],
          centre: [1, 1],
        },
      ],
    },
    lineage: {
      steps: [step(weigh!, "weighEvidence"), step(judging!, "judgeClaims")],
      entities: [
        { label: "Slide", node: slide },
        { label: "ClaimVersion", node: version },
        { label: "Verdict", node: verdict },
      ],
      agents: [agent],
      used: [
        { step: weigh!, entity: slide.id, role: "slide" },
        { step: judging!, entity: version.id, role: "claim" },
      ],
      generated: [
        { step: weigh!, entity: version.id, role: "version" },
        { step: judging!, entity: verdict.id, role: "verdict" },
      ],
      associated: [weigh!, judging!].map((one) => ({
        step: one,
        agent: agent.id,
      })),
    },
    ...log,
  };
}

/** The named entries of a log that begins with the signer's key, proved, and its checkpoint. */
function provedLog(
  signer: NoteSigner,
  statements: readonly LogStatement[],
): Pick<BundleContent, "log" | "checkpoint"> {
  const body = {
    verifier: verifierText(signer),
    previous: null,
    endorsement: null,
    at: AT,
    by: null,
    idempotencyKey: "first",
  };
  let previous = GENESIS;
  const all = [{ kind: "key", subject: "key", body }, ...statements];
  const entries = all.map((statement, index) => {
    const { entry } = placeEntry({ ...statement, index, previous });
    previous = entry.hash;
    return entry;
  });
  const tree = buildTree(entries.map(entryText));
  const size = entries.length;
  const log = entries
    .filter(({ kind }) => kind !== "test")
    .map((entry): ProvedEntry => ({
      entry,
      proof: inclusionRanges(entry.index, size).map(tree.hash),
    }));
  const root = rootOf(tree.frontier);
  return { log, checkpoint: signCheckpoint({ size, root }, signer) };
}
