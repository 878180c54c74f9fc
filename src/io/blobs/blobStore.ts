/** Thrown where no blob has a hash. */
export class MissingBlobError extends Error {
  constructor(readonly hash: string) {
    super(
      `blob ${hash} is not in the store; restore it from a backup, or withdraw the step that made it and run again`,
    );
    this.name = "MissingBlobError";
  }
}

/** Thrown where a blob's bytes are not those its hash says. */
export class DamagedBlobError extends Error {
  constructor(readonly hash: string) {
    super(
      `blob ${hash} was changed after it was written; restore it from a backup`,
    );
    this.name = "DamagedBlobError";
  }
}

/** Arrays, tables, weights and pictures by the sha256 of their bytes. Writing the same bytes again changes nothing. */
export interface BlobStore {
  /** @returns lower-case hex sha256 of the bytes, once they are durable */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws MissingBlobError, DamagedBlobError */
  get(hash: string): Promise<Buffer>;
  has(hash: string): Promise<boolean>;
}
