import * as tf from "@tensorflow/tfjs-core";

let repaired = false;

/**
 * Replaces the wasm kernel of batched matrix products, which is some twenty times slower where a factor is to be
 * transposed: this one transposes first and multiplies then.
 */
export function repairMatMul(): void {
  if (repaired) return;
  const original = kernel("BatchMatMul");
  tf.unregisterKernel("BatchMatMul", "wasm");
  tf.registerKernel({
    ...original,
    kernelFunc: (call) => {
      const turned = {
        a: turn(call, "a", call.attrs?.["transposeA"] === true),
        b: turn(call, "b", call.attrs?.["transposeB"] === true),
      };
      const attrs = { ...call.attrs, transposeA: false, transposeB: false };
      const product = original.kernelFunc({
        ...call,
        inputs: { a: turned.a.factor, b: turned.b.factor },
        attrs,
      });
      turned.a.dispose();
      turned.b.dispose();
      return product;
    },
  });
  repaired = true;
}

type KernelCall = Parameters<tf.KernelFunc>[0];

interface Turned {
  readonly factor: tf.TensorInfo;
  dispose(): void;
}

/** A factor with its last two axes swapped where that is asked for. */
function turn(call: KernelCall, name: "a" | "b", swap: boolean): Turned {
  const factor = call.inputs[name];
  if (factor === undefined)
    throw new Error(`a matrix product has no factor ${name}`);
  if (!swap) return { factor, dispose: () => undefined };
  const rank = factor.shape.length;
  const perm = factor.shape.map((_, axis) => axis);
  perm.splice(rank - 2, 2, rank - 1, rank - 2);
  const swapped = kernel("Transpose").kernelFunc({
    inputs: { x: factor },
    backend: call.backend,
    attrs: { perm },
  });
  const [copy] = Array.isArray(swapped) ? swapped : [swapped];
  if (copy === undefined) throw new Error("transposing gave no tensor");
  return {
    factor: copy,
    dispose: () => tf.engine().backend.disposeData(copy.dataId),
  };
}

function kernel(name: string): tf.KernelConfig {
  const found = tf.getKernel(name, "wasm");
  if (found === undefined)
    throw new Error(`the wasm backend has no kernel ${name}`);
  return found;
}
