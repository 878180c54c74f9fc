import { Piscina } from "piscina";
import { builtFile } from "../builtFile.js";
import { progressPort } from "../progressPort.js";
import { settleCuda } from "../tensor/nativeSettings.js";
import type { WorkOptions } from "../slides/slideTask.js";
import type { ThreadOutcome } from "../threadOutcome.js";
import { valueOf } from "../threadOutcome.js";
import type {
  EncodedTiles,
  EncoderFacts,
  EncodeRequest,
} from "./encodeTask.js";
import type { EncoderJob } from "./encoderThread.js";

/** Runs encoders that the user brings, in a thread: the caller's event loop stays free. */
export interface EncoderPool {
  /** What decides a card's numbers on this machine. @throws BadEncoderError */
  facts(card: string): Promise<EncoderFacts>;
  /** @throws BadEncoderError, UnreadableSlideError */
  encode(request: EncodeRequest, options?: WorkOptions): Promise<EncodedTiles>;
  close(): Promise<void>;
}

/** Starts the pool. One thread, one model: the libraries themselves compute on all cores. */
export function createEncoderPool(): EncoderPool {
  settleCuda(process.env);
  const piscina = new Piscina<EncoderJob, ThreadOutcome<unknown>>({
    filename: builtFile(import.meta.url, "./encoderThread.js"),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  });
  return {
    facts: async (card) =>
      valueOf(
        (await piscina.run({
          kind: "facts",
          card,
        })) as ThreadOutcome<EncoderFacts>,
      ),
    async encode(request, { signal, onProgress } = {}) {
      signal?.throwIfAborted();
      const { port, close } = progressPort(onProgress);
      try {
        const job: EncoderJob = { kind: "encode", request, port };
        // A model cannot be asked to stop; its thread is ended, and the next job gets a new one.
        const stop = signal ? { signal } : {};
        const outcome = await piscina.run(job, {
          transferList: [port],
          ...stop,
        });
        return valueOf(outcome as ThreadOutcome<EncodedTiles>);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        close();
      }
    },
    close: () => piscina.destroy(),
  };
}
