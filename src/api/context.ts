import type { Lineage, LineageRequest } from "../graph/lineage.js";
import type { GraphReads } from "../graph/read/reads.js";
import type { KnownFactImport } from "../governance/knownFacts.js";
import type { ProtocolRegistry } from "../governance/protocolRegistry.js";
import type { RunControl } from "../runs/runControl.js";
import type { StandingControl } from "../runs/standingControl.js";
import { createDeadline, type Deadline } from "./limits/deadline.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What the resolvers of one request share. */
export interface ApiContext {
  readonly loaders: Loaders;
  readonly runs: RunControl;
  readonly protocols: ProtocolRegistry;
  readonly knownFacts: KnownFactImport;
  readonly standing: StandingControl;
  /** Whether the request bore the owner's token. */
  readonly authenticated: boolean;
  readonly deadline: Deadline;
  lineage(request: LineageRequest): Promise<Lineage>;
}

/** What a context is made of. */
export interface ContextParts {
  readonly reads: GraphReads;
  readonly runs: RunControl;
  readonly protocols: ProtocolRegistry;
  readonly knownFacts: KnownFactImport;
  readonly standing: StandingControl;
  readonly authenticated: boolean;
}

/** A context for one request; everything in it that waits, waits until the deadline at most. */
export function createContext(parts: ContextParts): ApiContext {
  const { reads, runs, protocols, knownFacts, standing, authenticated } = parts;
  const deadline = createDeadline();
  const { within } = deadline;
  return {
    loaders: createLoaders(reads, within),
    runs: {
      start: (request) => within(runs.start(request)),
      progress: (run) => within(runs.progress(run)),
      cancel: (run) => within(runs.cancel(run)),
    },
    protocols: {
      register: (registration) => within(protocols.register(registration)),
    },
    knownFacts: { import: (request) => within(knownFacts.import(request)) },
    standing: {
      change: (kind, request) => within(standing.change(kind, request)),
    },
    authenticated,
    deadline,
    lineage: (request) => within(reads.lineage(request)),
  };
}
