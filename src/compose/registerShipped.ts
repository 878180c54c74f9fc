import { VersionTakenError } from "../graph/errors.js";
import type { Graph } from "../graph/graph.js";
import { registerProtocol } from "../graph/protocols.js";
import { EditedProtocolError } from "./editedProtocolError.js";
import { shippedProtocols } from "./shippedProtocols.js";

/** Registers the protocols that ship; harmless the second time. @throws EditedProtocolError */
export async function registerShipped(
  graph: Graph,
  checkout: string,
  registeredAt: string,
): Promise<void> {
  for (const { file, json } of await shippedProtocols(checkout))
    try {
      await registerProtocol(graph, { json, registeredAt });
    } catch (cause) {
      if (!(cause instanceof VersionTakenError)) throw cause;
      const why = `${json.name} ${json.version} is registered here with other demands, by which claims may have been judged`;
      const remedy = "give what it asks now another version in it";
      throw new EditedProtocolError(file, why, remedy, { cause });
    }
}
