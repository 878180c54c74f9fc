/** Name of a failure inside TensorFlow's library, after which its process is not to be used again. */
export const BACKEND_FAILED = "BackendFailed";

/** TensorFlow's code where memory is used up. */
const EXHAUSTED = "8";

/**
 * What such a failure says, with a remedy where there is one; null for any other error. tfjs-node has one kind of error
 * for all of them, and no class of its own.
 */
export function backendFailure({ message }: Error): string | null {
  const found = /^Invalid TF_Status: (\d+)\s+Message: ([^]*)$/.exec(message);
  if (found === null) return null;
  const [, code, said = ""] = found;
  return code === EXHAUSTED
    ? `no memory is left where TensorFlow computes (${said}); free it, or bound a training by { "memoryGiB": 4 } in a file for --training`
    : `TensorFlow failed (${said})`;
}
