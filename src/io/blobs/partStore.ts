/**
 * Parts of work that goes on, each by its owner and a key that names the very same work. They are kept so that an attempt
 * after one that was stopped goes on where that was, and are no results: one that is gone is made again.
 */
export interface PartStore {
  /** null where there is none, or where its bytes are not those that were kept. */
  find(owner: string, key: string): Promise<Buffer | null>;
  keep(owner: string, key: string, bytes: Uint8Array): Promise<void>;
  /** Removes every part of an owner, whose work is done. */
  drop(owner: string): Promise<void>;
  /** Removes the parts that were kept before a time: nobody goes on with them. */
  sweep(before: Date): Promise<void>;
}
