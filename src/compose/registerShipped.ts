import { VersionTakenError } from "../graph/errors.js";
import type { Graph } from "../graph/graph.js";
import { registerProtocol } from "../graph/protocols.js";
import { shippedProtocols } from "./shippedProtocols.js";
import { shippedRefusal } from "./shippedRefusal.js";

/** Registers the protocols that ship; harmless the second time. @throws EditedProtocolError, MixedVersionsError */
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
      throw await shippedRefusal(checkout, {
        file,
        why: `${json.name} ${json.version} is registered here with other demands, by which claims may have been judged`,
        ifEdited: "give what it asks now another version in it",
        ifMixed:
          "the program was built from another commit (npm run build), or another checkout set up this database; go on with that one, or name another folder in HISTOCLAIM_HOME",
        cause,
      });
    }
}
