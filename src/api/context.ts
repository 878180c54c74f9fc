import type { Lineage, LineageRequest } from "../graph/lineage.js";
import type { GraphReads } from "../graph/read/reads.js";
import type { KnownFactImport } from "../governance/knownFacts.js";
import type { ProtocolRegistry } from "../governance/protocolRegistry.js";
import type { RequestKeys } from "../governance/requestKeys.js";
import type { TokenDesk } from "../governance/tokenDesk.js";
import type { Caller } from "../knowledge/caller.js";
import type { ReadingControl } from "../runs/readingControl.js";
import type { ShownReadings } from "../runs/shownReadings.js";
import type { RunControl } from "../runs/runControl.js";
import type { SubtypeResults } from "../runs/subtypeResults.js";
import type { StandingControl } from "../runs/standingControl.js";
import type { ClaimWork } from "./claimWork.js";
import { claimWorkWithin } from "./claimWork.js";
import type { LogDoor } from "./logDoor.js";
import { logWithin } from "./logDoor.js";
import type { EventSource } from "./events/eventSource.js";
import { createDeadline, type Deadline } from "./limits/deadline.js";
import type { SocketLimits } from "./socket/socketLimits.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What the resolvers of one request share. */
export interface ApiContext {
  readonly loaders: Loaders;
  readonly runs: RunControl;
  readonly protocols: ProtocolRegistry;
  readonly knownFacts: KnownFactImport;
  readonly standing: StandingControl;
  readonly events: EventSource;
  readonly keys: RequestKeys;
  readonly tokens: Pick<TokenDesk, "make" | "revoke">;
  /** Who asks; null: somebody of this machine without a token. */
  readonly caller: Caller | null;
  /** An operation was asked for that the caller may not have. */
  onRefusal(operation: string): void;
  readonly subtypes: SubtypeResults;
  readonly claimWork: ClaimWork;
  readonly readings: ReadingControl & Pick<ShownReadings, "show">;
  readonly log: LogDoor;
  readonly deadline: Deadline;
  lineage(request: LineageRequest): Promise<Lineage>;
  readonly find: GraphReads["find"];
}

/** What a context is made of. */
export interface ContextParts {
  readonly reads: GraphReads;
  readonly runs: RunControl;
  readonly protocols: ProtocolRegistry;
  readonly knownFacts: KnownFactImport;
  readonly standing: StandingControl;
  readonly tokens: TokenDesk;
  readonly keys: RequestKeys;
  readonly caller: Caller | null;
  readonly onRefusal: ApiContext["onRefusal"];
  readonly subtypes: SubtypeResults;
  readonly claimWork: ClaimWork;
  readonly readings: ReadingControl & ShownReadings;
  readonly log: LogDoor;
  readonly socketLimits: Pick<SocketLimits, "pollMs">;
}

/** A context for one request; everything in it that waits, waits until the deadline at most. */
export function createContext(
  parts: ContextParts,
  deadline: Deadline = createDeadline(),
): ApiContext {
  const { reads, runs, protocols, knownFacts, standing, tokens } = parts;
  const { within } = deadline;
  return {
    loaders: createLoaders(reads, within),
    runs: {
      start: (request, by) => within(runs.start(request, by)),
      startSubtype: (request, by) => within(runs.startSubtype(request, by)),
      progress: (run) => within(runs.progress(run)),
      cancel: (run, by) => within(runs.cancel(run, by)),
    },
    protocols: {
      register: (registration, by) =>
        within(protocols.register(registration, by)),
    },
    knownFacts: {
      import: (request, by) => within(knownFacts.import(request, by)),
    },
    standing: {
      change: (kind, request) => within(standing.change(kind, request)),
    },
    events: {
      eventEntries: (stretch) => within(reads.eventEntries(stretch)),
      callsOfRun: (run, stretch) => within(reads.callsOfRun(run, stretch)),
      logSize: () => within(reads.logSize()),
      pollMs: parts.socketLimits.pollMs,
    },
    tokens: {
      make: (request, by) => within(tokens.make(request, by)),
      revoke: (revocation, by) => within(tokens.revoke(revocation, by)),
    },
    keys: parts.keys,
    caller: parts.caller,
    onRefusal: parts.onRefusal,
    subtypes: {
      report: (run) => within(parts.subtypes.report(run)),
      model: (run) => within(parts.subtypes.model(run)),
      curves: (run) => within(parts.subtypes.curves(run)),
      kept: (run) => within(parts.subtypes.kept(run)),
      marks: (run) => within(parts.subtypes.marks(run)),
    },
    claimWork: claimWorkWithin(parts.claimWork, within),
    readings: {
      show: (id, reader) => within(parts.readings.show(id, reader)),
      startReading: (request) => within(parts.readings.startReading(request)),
      submitReading: (request) => within(parts.readings.submitReading(request)),
      closeReading: (request) => within(parts.readings.closeReading(request)),
    },
    log: logWithin(parts.log, within),
    deadline,
    lineage: (request) => within(reads.lineage(request)),
    find: (asked) => within(reads.find(asked)),
  };
}
