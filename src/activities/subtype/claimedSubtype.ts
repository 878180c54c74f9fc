import { CONSENSUS_SUBTYPES } from "../../science/subtype/consensusSubtypes.js";

/**
 * Name of the subtype that is claimed of a class. One of another column than `subtype` carries the column, since "yes" of one
 * is not "yes" of another; a consensus subtype is the same in whichever column it stands.
 * @param label the column
 */
export function claimedSubtype(label: string, name: string): string {
  return label === "subtype" || CONSENSUS_SUBTYPES.includes(name)
    ? name
    : `${label}=${name}`;
}
