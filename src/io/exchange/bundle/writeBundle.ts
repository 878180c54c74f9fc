import { canonical } from "../../../knowledge/identity.js";
import type { NoteSigner } from "../../../knowledge/log/noteKey.js";
import { provJson } from "../provJson.js";
import { attest } from "./attestation.js";
import type { BundleContent } from "./bundleContent.js";
import { FILES } from "./bundleContent.js";
import { roCrate } from "./roCrate.js";
import { workflowOf } from "./workflow.js";
import { writeZip } from "./zip.js";

/** Writes a claim's bundle: the same content and key give the same bytes. */
export function writeBundle(
  content: BundleContent,
  signer: NoteSigner,
): Uint8Array {
  const steps = workflowOf(content.lineage);
  const texts: Record<string, string> = {
    [FILES.crate]: canonical(roCrate(content, steps)),
    [FILES.claim]: canonical(content.claim),
    [FILES.protocol]: canonical(content.protocol.document),
    [FILES.verdict]: canonical(content.verdict),
    [FILES.evidence]: canonical(content.evidence),
    [FILES.patients]: canonical(content.patients),
    [FILES.lineage]: canonical(provJson(content.lineage)),
    [FILES.workflow]: canonical({ steps }),
    [FILES.log]: canonical(content.log),
    [FILES.checkpoint]: content.checkpoint,
  };
  const files = new Map(
    Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]),
  );
  const { claim, verdict, protocol } = content;
  const predicate = {
    claim: claim.claim.id,
    version: claim.version.id,
    verdict: verdict.id,
    outcome: verdict["outcome"],
    protocol: protocol.id,
  };
  const attestation = attest(files, predicate, signer);
  return writeZip(files.set(FILES.attestation, Buffer.from(attestation)));
}
