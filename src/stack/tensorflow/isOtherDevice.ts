import type { Config } from "../../config.js";
import type { Device } from "./library.js";

/**
 * Whether a library that is there is for another device than the one that the settings name; null is the device of a
 * set-up that found none. Where the settings leave the choice, what is there stays.
 */
export function isOtherDevice(
  backend: Config["backend"],
  device: Device | null,
): boolean {
  if (backend === "tfjs-node-gpu") return device !== "gpu";
  return backend === "tfjs-node" && device === "gpu";
}
