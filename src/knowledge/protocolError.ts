/** What is wrong with one place of a protocol. */
export interface ProtocolFault {
  readonly path: string;
  /** What it is and what to do, in words that follow the path. */
  readonly fault: string;
}

/** Thrown for a protocol that cannot be registered: all that is wrong with it. */
export class ProtocolError extends Error {
  constructor(readonly faults: readonly ProtocolFault[]) {
    const all = faults.map(({ path, fault }) => `${path} ${fault}`);
    super(`protocol: ${all.join(". ")}`);
    this.name = "ProtocolError";
  }
}
