import type { Device, LibraryWay } from "./library.js";
import { npmLibrary } from "./npmLibrary.js";
import { wheelLibrary } from "./wheelLibrary.js";

/**
 * Ways to TensorFlow's library, in the order in which they are tried for each device. For a GPU the wheel alone: its
 * CUDA comes with it, whereas the library that tfjs-node fetches for a GPU has none, so it loads, sees no GPU and
 * trains on the CPU unless CUDA 11 happens to be installed.
 */
export const LIBRARY_WAYS: Readonly<Record<Device, readonly LibraryWay[]>> = {
  gpu: [wheelLibrary],
  cpu: [npmLibrary, wheelLibrary],
};
