import { parseProtocol } from "../knowledge/protocol.js";
import type { Protocol } from "../knowledge/protocol.js";
import { ProtocolError } from "../knowledge/protocolError.js";
import { unknownProtocol } from "../knowledge/unknownProtocol.js";
import type { RunControlDeps } from "./runControl.js";

/** A kind of protocol, and what is said of one that is not of it. */
export interface ProtocolKind<P extends Protocol> {
  readonly is: (protocol: Protocol) => protocol is P;
  /** What it judges claims about. */
  readonly about: string;
}

/** The protocol of a name that a run may be judged by, or why none is. */
export async function checkProtocol<P extends Protocol>(
  { graph, withdrawn }: Pick<RunControlDeps, "graph" | "withdrawn">,
  name: string,
  { is, about }: ProtocolKind<P>,
): Promise<
  { readonly id: string; readonly plan: P } | { readonly message: string }
> {
  const found = await graph.findProtocolByName(graph.store, name);
  if (found === null)
    return {
      message: unknownProtocol(name, await graph.protocolNames(graph.store)),
    };
  const { id, json } = found;
  const reason = await withdrawn.protocol(id);
  if (reason !== null)
    return {
      message: `protocol ${name} is withdrawn (${reason}); reinstate ${id}, or name another`,
    };
  try {
    const plan = parseProtocol(JSON.parse(json));
    if (is(plan)) return { id, plan };
    return {
      message: `protocol ${name} judges no claims about ${about}; name another`,
    };
  } catch (error) {
    if (error instanceof ProtocolError) return { message: error.message };
    throw error;
  }
}
