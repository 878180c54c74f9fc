import type { SetUpRecord } from "./setUpRecord.js";

/** Says why the slower backend serves and what brings the faster one. */
export function explainSlow(why: string): string {
  return `tfjs-node trains several times faster (${why}); with Python 3, pip and a C++ compiler at hand, or where TensorFlow's downloads can be reached, the next npm start sets it up`;
}

/** Says what brings tfjs-node from the CPU to a GPU, given whether the machine has one and what set-up brought. */
export function explainCpu(
  gpu: "listed" | "none",
  device: SetUpRecord["device"],
): string {
  if (gpu === "none")
    return "a machine with an NVIDIA GPU would use tfjs-node-gpu by itself";
  if (device === "gpu")
    return "TensorFlow's library for the GPU is set up but sees none: it needs an NVIDIA driver of release 525 or later, and a CUDA_VISIBLE_DEVICES that leaves it the GPU";
  return "this machine's NVIDIA GPU is not used: with Python 3, pip and a C++ compiler at hand, HISTOCLAIM_BACKEND=tfjs-node-gpu npm start fetches TensorFlow's library for it (3 GB) and trains there";
}
