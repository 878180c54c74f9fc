import type {
  DiscoveryProtocol,
  Protocol,
  SubtypeProtocol,
} from "./protocol.js";

/** Whether a protocol judges claims about subtypes; what it plans for tells. */
export function isSubtypeProtocol(
  protocol: Protocol,
): protocol is SubtypeProtocol {
  return "marks" in protocol.tests;
}

/** Whether a protocol judges claims about morphologies. */
export function isDiscoveryProtocol(
  protocol: Protocol,
): protocol is DiscoveryProtocol {
  return !isSubtypeProtocol(protocol);
}
