import { Context } from "@temporalio/activity";

/** What long work inside an activity is given: how to tell how far it is, and when to stop. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** How far an activity is, as Temporal keeps it for the attempt that comes after a failed one. */
interface Beat {
  readonly done: number;
  readonly total: number;
  /** Blobs of parts that are done, by the part's key. */
  readonly kept: Readonly<Record<string, string>>;
}

/** Well inside the heartbeat timeout of every profile (workflows/proxies.ts). */
const EVERY_MS = 2_000;

const latest = new WeakMap<Context, Beat>();

/** The watch of the activity that is running. */
export function watch(): Watch {
  const context = Context.current();
  return {
    signal: context.cancellationSignal,
    onProgress: (done, total) => {
      latest.set(context, { ...beatOf(context), done, total });
    },
  };
}

/** The blob of a part that this activity has done, in this attempt or one before. */
export function keptPart(key: string): string | undefined {
  return beatOf(Context.current()).kept[key];
}

/** Keeps a done part for attempts after this one. */
export function keepPart(key: string, blob: string): void {
  const context = Context.current();
  const beat = beatOf(context);
  const next = { ...beat, kept: { ...beat.kept, [key]: blob } };
  latest.set(context, next);
  // Who is stopped at once after loses as little as can be.
  context.heartbeat(next);
}

/** Runs an activity's work and, meanwhile, tells Temporal that it lives and how far it is. */
export async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = (): void => context.heartbeat(beatOf(context));
  const timer = setInterval(beat, EVERY_MS);
  beat();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** The attempt before, where this one has nothing to tell yet: its first heartbeat would else wipe out what that kept. */
function beatOf(context: Context): Beat {
  const beat = latest.get(context) ?? fromBefore(context.info.heartbeatDetails);
  latest.set(context, beat);
  return beat;
}

function fromBefore(details: unknown): Beat {
  const none: Beat = { done: 0, total: 0, kept: {} };
  if (typeof details !== "object" || details === null) return none;
  if (!("kept" in details) || typeof details.kept !== "object") return none;
  const kept = Object.entries(details.kept ?? {}).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return { ...none, kept: Object.fromEntries(kept) };
}
