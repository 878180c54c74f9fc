/** A file and the hash of its bytes. */
export interface HashedFile {
  /** Absolute, links resolved. */
  readonly path: string;
  readonly sha256: string;
}
