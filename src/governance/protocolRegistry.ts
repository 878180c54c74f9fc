import type { Graph } from "../graph/graph.js";
import type {
  findProtocol,
  findProtocolVersion,
  registerProtocol,
} from "../graph/protocols.js";
import type { Caller } from "../knowledge/caller.js";
import { parseProtocol } from "../knowledge/protocol.js";
import type { Protocol } from "../knowledge/protocol.js";
import { ProtocolError } from "../knowledge/protocolError.js";
import { protocolId } from "../knowledge/protocolId.js";
import type { Issue } from "../runs/runControl.js";

/** A protocol to register. */
export interface Registration {
  /** The document, JSON as text. */
  readonly document: string;
  /** Says what would be registered, and changes nothing. */
  readonly dryRun: boolean;
}

/** What became of it. */
export type Registered =
  | {
      readonly kind: "registered";
      readonly id: string;
      readonly name: string;
      readonly version: string;
      /** Their titles, in the protocol's order. */
      readonly criteria: readonly string[];
      /** Whether the very same document had been registered before. */
      readonly before: boolean;
    }
  | {
      readonly kind: "invalid";
      readonly message: string;
      readonly issues: readonly Issue[];
    };

/** Registers what claims must survive. */
export interface ProtocolRegistry {
  /** The same document again finds its first registration. */
  register(registration: Registration, by: Caller): Promise<Registered>;
}

/** What the registry reaches outside itself. */
export interface ProtocolRegistryDeps {
  readonly graph: {
    readonly store: Graph;
    readonly findProtocol: typeof findProtocol;
    readonly findProtocolVersion: typeof findProtocolVersion;
    readonly registerProtocol: typeof registerProtocol;
  };
  readonly now: () => Date;
}

/** Builds the registry of a process. */
export function createProtocolRegistry(
  deps: ProtocolRegistryDeps,
): ProtocolRegistry {
  return { register: (registration, by) => register(deps, registration, by) };
}

async function register(
  { graph, now }: ProtocolRegistryDeps,
  { document, dryRun }: Registration,
  by: Caller,
): Promise<Registered> {
  const json = read(document);
  if ("kind" in json) return json;
  const id = protocolId(json);
  const before = (await graph.findProtocol(graph.store, id)) !== null;
  const { name, version } = json;
  const criteria = json.criteria.map(({ title }) => title);
  const registered = {
    kind: "registered",
    id,
    name,
    version,
    criteria,
  } as const;
  if (before) return { ...registered, before };
  const taken = await graph.findProtocolVersion(graph.store, name, version);
  if (taken !== null) return versionTaken(json);
  const registeredAt = now().toISOString();
  try {
    if (!dryRun)
      await graph.registerProtocol(graph.store, { json, registeredAt, by });
  } catch (error) {
    // Another took it since it was looked at; whose class it is lies in a room that this one may not import.
    if (error instanceof Error && error.name === "VersionTakenError")
      return versionTaken(json);
    throw error;
  }
  return { ...registered, before };
}

const versionTaken = ({ name, version }: Protocol) =>
  invalid([
    {
      path: "document.version",
      message: `${name} ${version} is registered with other demands; what was judged under it must stay what it was: give this one another version`,
    },
  ]);

function read(
  document: string,
): Protocol | Extract<Registered, { kind: "invalid" }> {
  try {
    return parseProtocol(JSON.parse(document));
  } catch (error) {
    if (error instanceof ProtocolError)
      return invalid(
        error.faults.map(({ path, fault }) => ({
          path: `document.${path}`,
          message: `${path} ${fault}`,
        })),
      );
    if (error instanceof SyntaxError)
      return invalid([
        { path: "document", message: `it is not JSON: ${error.message}` },
      ]);
    throw error;
  }
}

function invalid(
  issues: readonly Issue[],
): Extract<Registered, { kind: "invalid" }> {
  return { kind: "invalid", message: "the protocol was refused", issues };
}
