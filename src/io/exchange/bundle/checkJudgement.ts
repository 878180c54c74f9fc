import { z } from "zod";
import type { EvidenceLine } from "../../../knowledge/evidence.js";
import { canonical } from "../../../knowledge/identity.js";
import {
  lineHash,
  verdictHash,
  versionHash,
} from "../../../knowledge/log/contentHash.js";
import { PROTOCOL_FORM } from "../../../knowledge/protocol.js";
import type { Protocol } from "../../../knowledge/protocol.js";
import { protocolId } from "../../../knowledge/protocolId.js";
import { judge } from "../../../knowledge/verdict.js";
import { verdictProps } from "../../../knowledge/verdictProps.js";
import { FILES } from "./bundleContent.js";
import { BundleFault } from "./bundleFault.js";
import type { Said } from "./bundleForm.js";
import { evidenceLineOf } from "./evidenceLineOf.js";

const body = z.looseObject({
  content: z.string().optional(),
  claim: z.string().optional(),
  version: z.string().nullish(),
  protocol: z.string().nullish(),
});

/**
 * Whether claim, evidence, protocol and verdict are those that the log names, and the evidence comes to that verdict when it
 * is judged again.
 * @throws BundleFault
 */
export function checkJudgement(said: Said): void {
  const protocol = checkProtocol(said);
  checkVersion(said);
  checkVerdict(said);
  checkEvidence(said);
  checkOutcome(said, protocol);
  checkOrder(said);
}

function entryOf({ log }: Said, kind: string, subject: string) {
  const found = log.find(
    ({ entry }) => entry.kind === kind && entry.subject === subject,
  );
  if (found === undefined)
    throw new BundleFault(FILES.log, `it has no entry of ${kind} ${subject}`);
  return { ...body.parse(found.entry.body), index: found.entry.index };
}

function checkProtocol(said: Said): Protocol {
  const id = protocolId(said.protocol);
  entryOf(said, "protocol", id);
  const { protocol } = entryOf(said, "verdict", said.verdict.id);
  if (protocol !== id)
    throw new BundleFault(
      FILES.protocol,
      "the verdict was given under another protocol",
    );
  const parsed = PROTOCOL_FORM.safeParse(said.protocol);
  if (parsed.success) return parsed.data;
  throw new BundleFault(FILES.protocol, "it is not a protocol");
}

function checkVersion(said: Said): void {
  const { claim, version } = said.claim;
  const logged = entryOf(said, "claim-version", version.id);
  const lines = said.evidence.lines.map(
    (own) => [own.line.id, lineHash(own)] as const,
  );
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
  if (versionHash(version, new Map(sorted)) !== logged.content)
    throw new BundleFault(
      FILES.evidence,
      "the claim's version and its evidence are not what the log says of them",
    );
  if (logged.claim !== claim.id || version.claim !== claim.id)
    throw new BundleFault(FILES.claim, "its version is that of another claim");
}

function checkVerdict(said: Said): void {
  const logged = entryOf(said, "verdict", said.verdict.id);
  if (verdictHash(said.verdict) !== logged.content)
    throw new BundleFault(
      FILES.verdict,
      "it is not what the log says of the verdict",
    );
  if (logged.version !== said.claim.version.id)
    throw new BundleFault(
      FILES.verdict,
      "it was given on another version of the claim",
    );
}

/** Lines that no withdrawal reached were judged as they are. */
function checkEvidence({ evidence, protocol }: Said): void {
  const fallen = new Set(evidence.fallen);
  const judged = new Map(evidence.judged.map((line) => [line.id, line]));
  if (fallen.has(protocolId(protocol))) return;
  for (const stored of evidence.lines) {
    const line = evidenceLineOf(stored);
    if (fallen.has(line.id)) continue;
    const found = judged.get(line.id);
    if (found === undefined || canonical(found) !== canonical(line))
      throw new BundleFault(
        FILES.evidence,
        `line ${line.id} was judged as something else than it says`,
      );
  }
  if (judged.size !== evidence.lines.length)
    throw new BundleFault(FILES.evidence, "lines were judged that it lacks");
}

function checkOutcome({ verdict, evidence }: Said, protocol: Protocol): void {
  const { exploratory, judgedAt, codeVersion } = verdict;
  const again = judge(protocol, evidence.judged as EvidenceLine[]);
  const props = verdictProps(again, protocol, {
    exploratory,
    judgedAt,
    codeVersion,
    openings: verdict.openings ?? null,
    novel: verdict.novel ?? null,
  });
  for (const [name, value] of Object.entries(props))
    if (canonical(verdict[name] ?? null) !== canonical(value))
      throw new BundleFault(
        FILES.verdict,
        `the evidence comes to another ${name}, ${String(value).slice(0, 80)}, when it is judged again`,
      );
}

/** What is not exploratory was registered before every Step of its evidence. */
function checkOrder(said: Said): void {
  if (said.verdict.exploratory) return;
  const { index } = entryOf(said, "protocol", protocolId(said.protocol));
  const sizes = Object.values(said.lineage.activity).map(
    (step) => step["histoclaim:logSize"],
  );
  if (sizes.some((size) => size <= index))
    throw new BundleFault(
      FILES.lineage,
      "a step began before the protocol was registered, and the verdict does not say that it is exploratory",
    );
}
