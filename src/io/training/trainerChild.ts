import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { HeadStatus } from "../../science/mil/trainedHeads.js";
import { builtFile } from "../builtFile.js";
import { fromChild } from "./trainingMessages.js";
import type { FromChild, ToChild } from "./trainingMessages.js";

/** Thrown for a training that failed in the child, or whose child ended. */
export class TrainingFailedError extends Error {
  /** Name of the error in the child; "TrainerEnded" where the process itself ended. */
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(`training failed (${reason}): ${message}`);
    this.name = "TrainingFailedError";
    this.reason = reason;
  }
}

/** A running child process. */
export interface TrainerChild {
  /** Resolves once its backend is loaded. */
  readonly ready: Promise<Extract<FromChild, { kind: "ready" }>["backend"]>;
  alive(): boolean;
  /** Trains; one request at a time. */
  ask(
    request: ToChild,
    onProgress?: (epochsDone: number, epochsTotal: number) => void,
  ): Promise<readonly HeadStatus[]>;
  kill(): Promise<void>;
}

/** Starts the child. */
export function startChild(env: NodeJS.ProcessEnv): TrainerChild {
  const process_ = fork(builtFile(import.meta.url, "./trainerProcess.js"), [], {
    // The parent's loaders and inspector ports are not for the child.
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { TF_CPP_MIN_LOG_LEVEL: "2", ...process.env, ...env },
  });
  const words = lastWords(process_);
  const ready = listen(process_, words, (message) =>
    message.kind === "ready" ? message.backend : null,
  );
  // Whoever asks sees the failure; nobody may ask.
  ready.catch(() => undefined);
  return {
    ready,
    alive: () =>
      process_.exitCode === null &&
      process_.signalCode === null &&
      process_.connected,
    ask: (request, onProgress) => {
      const answer = listen(process_, words, (message) => {
        if (message.kind === "progress")
          onProgress?.(message.epochsDone, message.epochsTotal);
        return message.kind === "done" ? message.status : null;
      });
      process_.send(request);
      return answer;
    },
    kill: async () => {
      if (process_.exitCode !== null || process_.signalCode !== null) return;
      const ended = once(process_, "exit");
      process_.kill("SIGKILL");
      await ended;
    },
  };
}

/** The last lines of what the child complains of, for the message of its end. */
function lastWords(child: ChildProcess): () => string {
  let tail = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    tail = (tail + text).slice(-2000);
  });
  return () => tail.trim();
}

/** Resolves with the first message that `pick` takes; rejects when the child fails or ends. */
function listen<T>(
  child: ChildProcess,
  words: () => string,
  pick: (message: FromChild) => T | null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      child.off("message", onMessage).off("exit", onExit).off("error", onError);
      act();
    };
    const onMessage = (raw: unknown): void => {
      const message = fromChild.parse(raw);
      if (message.kind === "failed")
        settle(() =>
          reject(new TrainingFailedError(message.name, message.message)),
        );
      const picked = pick(message);
      if (picked !== null) settle(() => resolve(picked));
    };
    const onExit = (code: number | null, signal: string | null): void =>
      settle(() =>
        reject(
          new TrainingFailedError(
            "TrainerEnded",
            `the training process ended (${signal ?? `exit ${code}`}) ${words()}`.trim(),
          ),
        ),
      );
    const onError = (error: Error): void => settle(() => reject(error));
    child.on("message", onMessage).on("exit", onExit).on("error", onError);
  });
}
