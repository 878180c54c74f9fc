/** What TensorFlow and CUDA are told, where the user tells them nothing else. */
const SETTINGS = {
  // Notes on the processor are not for the user's terminal.
  TF_CPP_MIN_LOG_LEVEL: "2",
  // Else a GPU rounds the factors of a product to 10 bits: a head in a stack was off from the same head alone by .2 sd
  // of the label after 20 epochs, against 5e-5 so.
  NVIDIA_TF32_OVERRIDE: "0",
  // Else the first process takes nearly all of a GPU's memory.
  TF_FORCE_GPU_ALLOW_GROWTH: "true",
};

/**
 * Has whatever computes on CUDA in this process take products in full float32, where the user says nothing else. Before
 * it is loaded, and in the main thread: the environment of another one is a copy that no library sees.
 */
export function settleCuda(env: NodeJS.ProcessEnv): void {
  env["NVIDIA_TF32_OVERRIDE"] ??= SETTINGS.NVIDIA_TF32_OVERRIDE;
}

/** Completes the settings that TensorFlow and CUDA read when they are loaded. @param gpu "hidden": as if there were none */
export function settleNative(
  env: NodeJS.ProcessEnv,
  gpu: "hidden" | "seen",
): void {
  for (const [name, value] of Object.entries(SETTINGS)) env[name] ??= value;
  if (gpu === "hidden") env["CUDA_VISIBLE_DEVICES"] = "-1";
}
