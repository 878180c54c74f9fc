import type { ServerWay, TemporalServer } from "../service.js";
import { prepareNamespace, temporalVersion } from "./handshake.js";

/** The Temporal that the settings name: taken, or the start fails. */
export const address: ServerWay<TemporalServer> = {
  name: "address in the settings",
  take: ({ config }) => {
    const { address: named, namespace } = config.temporal;
    if (named === null)
      return Promise.resolve({ why: "HISTOCLAIM_TEMPORAL_ADDRESS is not set" });
    const reach = async (): Promise<TemporalServer> => {
      try {
        await prepareNamespace(named, namespace);
        const version = await temporalVersion(named);
        return {
          address: named,
          namespace,
          version,
          way: address.name,
          startedNow: false,
        };
      } catch (error) {
        throw new UnreachableTemporalError(named, namespace, error);
      }
    };
    return Promise.resolve({ taken: { reach } });
  },
};

/** Thrown where the Temporal that the settings name does not answer. */
export class UnreachableTemporalError extends Error {
  constructor(named: string, namespace: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `the Temporal at HISTOCLAIM_TEMPORAL_ADDRESS ${named} with namespace ${namespace} cannot be used (${why}); start it, correct the settings, or unset HISTOCLAIM_TEMPORAL_ADDRESS to have one started here`,
      { cause },
    );
    this.name = "UnreachableTemporalError";
  }
}
