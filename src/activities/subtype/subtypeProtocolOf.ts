import type { SubtypeProtocol } from "../../knowledge/protocol.js";
import { isSubtypeProtocol } from "../../knowledge/protocolKind.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput } from "../dto.js";
import { protocolOf } from "../cohort/protocolOf.js";

/** The registered protocol of a run that claims something of subtypes. @throws InvalidProtocol (not retried) */
export async function subtypeProtocolOf(
  deps: ActivityDeps,
  input: Pick<RunInput, "protocol">,
): Promise<SubtypeProtocol> {
  const protocol = await protocolOf(deps, input);
  if (isSubtypeProtocol(protocol)) return protocol;
  throw badInput(
    "InvalidProtocol",
    `protocol ${protocol.name} judges claims about morphologies; name one about subtypes`,
    [],
  );
}
