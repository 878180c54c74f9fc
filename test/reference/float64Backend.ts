import * as tf from "@tensorflow/tfjs-core";
import type { BackendValues } from "@tensorflow/tfjs-core/dist/base.js";
import { FLOAT64_KERNELS } from "./float64Kernels.js";

/**
 * A backend of TensorFlow.js that keeps and computes every number in float64, one loop a kernel: on it the product's own
 * stacked code can be asked for equality to the bit, since a sum is always taken in the same order. For tests; it has the
 * kernels that attention heads call, and shares no code with other backends.
 */

export const FLOAT64 = "plain-float64";

/** No tensor of heads holds text. */
function numbersOf(values: BackendValues): Float64Array {
  return Float64Array.from(values, Number);
}

class Float64Backend extends tf.KernelBackend {
  private readonly held = new Map<object, { values: Float64Array; refs: number }>();

  override write(values: BackendValues): object {
    return this.keep(numbersOf(values));
  }
  keep(values: Float64Array): object {
    const id = {};
    this.held.set(id, { values, refs: 1 });
    return id;
  }
  override move(id: object, values: BackendValues): void {
    this.held.set(id, { values: numbersOf(values), refs: 1 });
  }
  override readSync(id: object): tf.backend_util.TypedArray {
    // What the caller takes for float32 is float64; it is only indexed and copied.
    return this.valuesOf(id) as unknown as Float32Array;
  }
  override read(id: object): Promise<tf.backend_util.TypedArray> {
    return Promise.resolve(this.readSync(id));
  }
  override incRef(id: object): void {
    this.held.get(id)!.refs++;
  }
  decRef(id: object): void {
    this.held.get(id)!.refs--;
  }
  override disposeData(id: object, force = false): boolean {
    const own = this.held.get(id);
    if (own === undefined) return false;
    own.refs--;
    if (!force && own.refs > 0) return false;
    return this.held.delete(id);
  }
  override numDataIds(): number {
    return this.held.size;
  }
  override memory(): { unreliable: boolean } {
    return { unreliable: true };
  }
  override floatPrecision(): 32 {
    return 32;
  }
  override epsilon(): number {
    return 1e-7;
  }
  override timerAvailable(): boolean {
    return false;
  }
  valuesOf(id: object): Float64Array {
    return this.held.get(id)!.values;
  }
}

/** Registers the backend; once. */
export async function useFloat64(): Promise<void> {
  if (tf.findBackend(FLOAT64) === null) register();
  await tf.setBackend(FLOAT64);
}

function register(): void {
  const backend = new Float64Backend();
  tf.registerBackend(FLOAT64, () => backend);
  for (const [kernelName, [names, of]] of FLOAT64_KERNELS)
    tf.registerKernel({
      kernelName,
      backendName: FLOAT64,
      kernelFunc: ({ inputs, attrs }) => {
        const called = names.length === 0 ? Object.keys(inputs) : names;
        const list = called.map((name) => inputs[name]!).flat();
        const { shape, values } = of(
          list.map((one) => ({
            shape: one.shape,
            values: backend.valuesOf(one.dataId),
          })),
          attrs ?? {},
        );
        return { dataId: backend.keep(values), shape, dtype: "float32" };
      },
    });
}

