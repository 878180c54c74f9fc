import { parseProtocol } from "../knowledge/protocol.js";
import type { Protocol } from "../knowledge/protocol.js";
import { ProtocolError } from "../knowledge/protocolError.js";
import type { RunControlDeps } from "./runControl.js";

/** The protocol of a name that a run may be judged by, or why none is. */
export async function checkProtocol(
  { graph, withdrawn }: Pick<RunControlDeps, "graph" | "withdrawn">,
  name: string,
): Promise<
  | { readonly id: string; readonly plan: Protocol }
  | { readonly message: string }
> {
  const found = await graph.findProtocolByName(graph.store, name);
  if (found === null)
    return { message: `no protocol named ${name} is registered` };
  const { id, json } = found;
  const reason = await withdrawn.protocol(id);
  if (reason !== null)
    return {
      message: `protocol ${name} is withdrawn (${reason}); reinstate ${id}, or name another`,
    };
  try {
    return { id, plan: parseProtocol(JSON.parse(json)) };
  } catch (error) {
    if (error instanceof ProtocolError) return { message: error.message };
    throw error;
  }
}
