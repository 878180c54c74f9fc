import type { Place } from "../tools.js";
import type { Way } from "../way.js";

/** What TensorFlow's library runs on. */
export type Device = "gpu" | "cpu";

/** What a way to a TensorFlow library is asked with. */
export interface LibraryAsk extends Place {
  readonly device: Device;
  /** Folder of the installed package `@tensorflow/tfjs-node`. */
  readonly package: string;
  /** Folder `node_modules` that holds it. */
  readonly modules: string;
}

/** A TensorFlow library with the binding to it: a folder that holds `deps` and `lib`. */
export type LibraryWay = Way<LibraryAsk, string>;

/** Release of `@tensorflow/tfjs-node` whose binding is used. */
export const TFJS_NODE_VERSION = "4.22.0";
