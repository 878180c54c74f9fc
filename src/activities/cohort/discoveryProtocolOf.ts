import type { DiscoveryProtocol } from "../../knowledge/protocol.js";
import { isDiscoveryProtocol } from "../../knowledge/protocolKind.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput } from "../dto.js";
import { protocolOf } from "./protocolOf.js";

/** The registered protocol of a discovery. @throws InvalidProtocol (not retried) */
export async function discoveryProtocolOf(
  deps: ActivityDeps,
  input: Pick<RunInput, "protocol">,
): Promise<DiscoveryProtocol> {
  const protocol = await protocolOf(deps, input);
  if (isDiscoveryProtocol(protocol)) return protocol;
  throw badInput(
    "InvalidProtocol",
    `protocol ${protocol.name} judges claims about subtypes; name one about morphologies`,
    [],
  );
}
