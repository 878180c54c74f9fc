import { keptItems } from "../activities/evidence/keptItems.js";
import { recountSites } from "../activities/evidence/recountSites.js";
import type { GeneEvaluations } from "../activities/evaluation/geneEvaluations.js";
import type { MarkMeasurements } from "../activities/subtype/markMeasurements.js";
import type { ClaimBundles } from "../api/http/claimBundle.js";
import type { LogKeeper } from "../governance/logKeeper.js";
import type { Graph } from "../graph/graph.js";
import { readJudging } from "../graph/judging/readJudging.js";
import { inclusionProof } from "../graph/inclusionProof.js";
import { UnprovableLogError } from "../graph/logProofs.js";
import type { ClaimRecord } from "../graph/read/claimBundle.js";
import { claimRecord } from "../graph/read/claimBundle.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import type {
  BundleContent,
  PatientNumbers,
  ProvedEntry,
} from "../io/exchange/bundle/bundleContent.js";
import { evidenceLineOf } from "../io/exchange/bundle/evidenceLineOf.js";
import { writeBundle } from "../io/exchange/bundle/writeBundle.js";
import { entryId } from "../knowledge/log/logEntry.js";
import { linesLeft } from "../knowledge/withdrawal.js";

/** What bundles are made of. */
export interface BundleDeps {
  readonly store: Graph;
  readonly blobs: Pick<BlobStore, "get">;
  readonly keeper: Pick<LogKeeper, "checkpoint" | "signer">;
}

/** Makes the bundle of a claim as it stands now, on the log as it is now. */
export function claimBundles(deps: BundleDeps): ClaimBundles {
  return async (claim) => {
    const signed = await deps.keeper.checkpoint();
    if (signed.kind === "refused") return refused(signed.message);
    const signer = await deps.keeper.signer();
    if ("refused" in signer) return refused(signer.refused);
    const { checkpoint } = signed;
    // After the checkpoint: a log that was never signed gets its key, which is one of its entries, with the first.
    const found = await claimRecord(deps.store, claim);
    if (found === null) return { kind: "unknown" };
    const unlogged = ["claim-version", "verdict"].find(
      (kind) => !found.entries.some((entry) => entry.kind === kind),
    );
    if (unlogged !== undefined)
      return refused(
        `the claim's ${unlogged} was made by a version that did not log it; run discover again`,
      );
    if (found.entries.some(({ index }) => index >= checkpoint.size))
      return refused("the claim was judged at this moment; ask again");
    const content: BundleContent = {
      claim: {
        claim: found.claim,
        version: found.version,
        cohort: found.cohort,
      },
      protocol: {
        id: found.protocol.id,
        document: JSON.parse(found.protocol.json) as unknown,
      },
      verdict: found.verdict,
      evidence: await evidenceOf(deps, found),
      patients: await patientsOf(deps, found),
      lineage: found.lineage,
      log: await proved(deps, found, checkpoint.size),
      checkpoint: checkpoint.note,
    };
    return { kind: "bundle", bytes: writeBundle(content, signer) };
  };
}

const refused = (message: string) => ({ kind: "refused" as const, message });

/** The lines as the graph keeps them, and as they are judged with what withdrawals reach. */
async function evidenceOf(
  { store, blobs }: BundleDeps,
  { claim, lines, protocol }: ClaimRecord,
): Promise<BundleContent["evidence"]> {
  const asked = { claim: claim.id, protocol: protocol.id };
  const state = await readJudging(store, asked);
  if ("missing" in state)
    throw new Error(`${claim.id} has lost its ${state.missing}`);
  const { fallen, heldOut } = state;
  const recomputed = await keptItems({ blobs }, heldOut);
  const judged = linesLeft(
    { lines: lines.map(evidenceLineOf), protocolId: protocol.id },
    {
      fallen: new Set(fallen),
      recomputed: new Map([...recomputed, ...recountSites(state)]),
    },
  );
  return { lines, fallen, judged };
}

async function proved(
  { store }: BundleDeps,
  { entries }: ClaimRecord,
  size: number,
): Promise<ProvedEntry[]> {
  return Promise.all(
    entries.map(async (entry) => {
      const proof = await inclusionProof(store, entryId(entry), size);
      if (proof === null) throw new UnprovableLogError(entry.index);
      return { entry, proof: proof.hashes };
    }),
  );
}

/** What was measured of each patient, and predicted or labelled, for the claim's genes; nothing where it was not kept. */
async function patientsOf(
  { blobs }: BundleDeps,
  { claim, evaluations, measurements }: ClaimRecord,
): Promise<PatientNumbers> {
  const own = claim["genes"];
  const named = new Set(Array.isArray(own) ? own.map(String) : []);
  const ofClaim = ({ gene }: { readonly gene: string }) => named.has(gene);
  if (measurements !== null) {
    const bytes = await blobs.get(measurements);
    const kept = JSON.parse(bytes.toString()) as MarkMeasurements;
    return { ...kept, genes: kept.genes.filter(ofClaim) };
  }
  if (evaluations === null) return { patients: [], sealed: [], genes: [] };
  const bytes = await blobs.get(evaluations);
  const { units, genes } = JSON.parse(bytes.toString()) as GeneEvaluations;
  return {
    patients: units.patients,
    sealed: units.sealed,
    ...(units.folds && { folds: units.folds }),
    genes: genes.filter(ofClaim).map(({ gene, contributions }) => {
      const { predicted, observed, centre, taught } = contributions;
      const numbers = { gene, predicted, observed, centre };
      return taught === undefined ? numbers : { ...numbers, taught };
    }),
  };
}
