/** Thrown for a protocol that cannot be registered. */
export class ProtocolError extends Error {
  constructor(
    readonly path: string,
    fault: string,
  ) {
    super(`protocol: ${path} ${fault}`);
    this.name = "ProtocolError";
  }
}
