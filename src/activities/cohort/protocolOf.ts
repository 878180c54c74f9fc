import type { Protocol } from "../../knowledge/protocol.js";
import { parseProtocol } from "../../knowledge/protocol.js";
import { ProtocolError } from "../../knowledge/protocolError.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput } from "../dto.js";

/** The registered protocol of a run. @throws InvalidProtocol (not retried) */
export async function protocolOf(
  deps: ActivityDeps,
  input: Pick<RunInput, "protocol">,
): Promise<Protocol> {
  const found = await deps.graph.findProtocol(deps.graph.store, input.protocol);
  if (found === null)
    throw badInput(
      "InvalidProtocol",
      `no protocol ${input.protocol} is registered`,
      [],
    );
  try {
    return parseProtocol(JSON.parse(found.json));
  } catch (error) {
    if (error instanceof ProtocolError)
      throw badInput(
        "InvalidProtocol",
        error.message,
        error.faults.map(({ path }) => ({ path })),
      );
    throw error;
  }
}
