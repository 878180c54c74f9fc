import type { MessagePort } from "node:worker_threads";
import type { ThreadOutcome } from "../threadOutcome.js";
import { outcomeOf } from "../threadOutcome.js";
import type { EncodeRequest, EncoderFacts } from "./encodeTask.js";
import { encodeTiles } from "./encodeTiles.js";
import type { OpenEncoder } from "./openEncoder.js";
import { openEncoder } from "./openEncoder.js";
import { readCard } from "./readCard.js";

/** What a thread is asked for; `port` carries progress. */
export type EncoderJob =
  | { readonly kind: "facts"; readonly card: string }
  | {
      readonly kind: "encode";
      readonly request: EncodeRequest;
      readonly port: MessagePort;
    };

/** One model is kept: they are large, and a run has one. */
let open: {
  readonly key: string;
  readonly encoder: Promise<OpenEncoder>;
} | null = null;

/** Runs one job of the pool in this thread. */
export default async function encoderThread(
  job: EncoderJob,
): Promise<ThreadOutcome<unknown>> {
  try {
    return await outcomeOf(() => work(job));
  } finally {
    if (job.kind === "encode") job.port.close();
  }
}

async function work(job: EncoderJob): Promise<unknown> {
  if (job.kind === "facts") return factsOf(await held(job.card));
  const encoder = await held(job.request.card);
  return encodeTiles(encoder, job.request, (done, total) => {
    job.port.postMessage({ done, total });
  });
}

function factsOf({ card, sha256, runtime }: OpenEncoder): EncoderFacts {
  const { name, version, licence, dimension: dim } = card;
  const modelSha256 = card.sha256;
  return {
    name,
    version,
    licence,
    dim,
    cardSha256: sha256,
    modelSha256,
    runtime,
  };
}

/** The encoder of a card; another card, or a changed one, takes the place of the one that is held. */
async function held(card: string): Promise<OpenEncoder> {
  const key = `${card}\n${(await readCard(card)).sha256}`;
  if (open?.key === key) return open.encoder;
  await open?.encoder.then(
    (encoder) => encoder.close(),
    () => undefined,
  );
  open = { key, encoder: openEncoder(card) };
  try {
    return await open.encoder;
  } catch (error) {
    open = null;
    throw error;
  }
}
