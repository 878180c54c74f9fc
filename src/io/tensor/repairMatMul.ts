import * as tf from "@tensorflow/tfjs-core";

let repaired = false;

/**
 * Replaces the wasm kernel of batched matrix products. Its fast path takes one second factor that is not transposed,
 * as it is laid out; anything else, stacked heads above all, goes through plain loops some ten times slower. This one
 * transposes first and takes the products of a stack one by one.
 */
export function repairMatMul(): void {
  if (repaired) return;
  const original = kernel("BatchMatMul");
  tf.unregisterKernel("BatchMatMul", "wasm");
  tf.registerKernel({
    ...original,
    kernelFunc: (call) => {
      const scope = new Scratch(call.backend);
      const a = scope.turn(factor(call, "a"), call.attrs?.["transposeA"]);
      const b = scope.turn(factor(call, "b"), call.attrs?.["transposeB"]);
      const multiply = (x: tf.TensorInfo, y: tf.TensorInfo): tf.TensorInfo =>
        one(
          original.kernelFunc({
            inputs: { a: x, b: y },
            backend: call.backend,
            attrs: { transposeA: false, transposeB: false },
          }),
        );
      const product = isStack(a, b)
        ? stacked(scope, a, b, multiply)
        : multiply(a, b);
      scope.clear();
      return product;
    },
  });
  repaired = true;
}

type Multiply = (x: tf.TensorInfo, y: tf.TensorInfo) => tf.TensorInfo;
type KernelCall = Parameters<tf.KernelFunc>[0];

/** Whether both factors are stacks of equally many matrices. */
function isStack(a: tf.TensorInfo, b: tf.TensorInfo): boolean {
  const [heads = 1] = a.shape;
  return (
    a.shape.length === 3 &&
    b.shape.length === 3 &&
    heads > 1 &&
    b.shape[0] === heads
  );
}

function stacked(
  scope: Scratch,
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  multiply: Multiply,
): tf.TensorInfo {
  const heads = a.shape[0] ?? 0;
  const products = Array.from({ length: heads }, (_, head) =>
    scope.keep(multiply(scope.matrix(a, head), scope.matrix(b, head))),
  );
  return scope.join(products);
}

function factor(call: KernelCall, name: "a" | "b"): tf.TensorInfo {
  const found = call.inputs[name];
  if (found === undefined)
    throw new Error(`a matrix product has no factor ${name}`);
  return found;
}

/** What the wasm backend offers its kernels. */
interface Heap {
  makeOutput(shape: number[], dtype: "float32"): tf.TensorInfo;
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array;
}

function heapOf(backend: object): Heap {
  if (!isHeap(backend))
    throw new Error("the wasm backend offers no access to its memory");
  return backend;
}

const isHeap = (backend: object): backend is Heap =>
  "makeOutput" in backend && "typedArrayFromHeap" in backend;

/** Tensors in between, given back when the product is done. */
class Scratch {
  private readonly held: tf.TensorInfo[] = [];
  constructor(private readonly backend: KernelCall["backend"]) {}

  keep(tensor: tf.TensorInfo): tf.TensorInfo {
    this.held.push(tensor);
    return tensor;
  }

  /** A factor with its last two axes swapped where that is asked for. */
  turn(x: tf.TensorInfo, swap: unknown): tf.TensorInfo {
    if (swap !== true) return x;
    const rank = x.shape.length;
    const perm = x.shape.map((_, axis) => axis);
    perm.splice(rank - 2, 2, rank - 1, rank - 2);
    const { backend } = this;
    const inputs = { x };
    const turned = kernel("Transpose").kernelFunc({
      inputs,
      backend,
      attrs: { perm },
    });
    return this.keep(one(turned));
  }

  /** One matrix of a stack, as a stack of one; the kernel Slice would copy the whole stack for each. */
  matrix(x: tf.TensorInfo, head: number): tf.TensorInfo {
    const [, rows = 0, columns = 0] = x.shape;
    const size = rows * columns;
    const heap = heapOf(this.backend);
    const out = this.keep(heap.makeOutput([1, rows, columns], "float32"));
    const from = heap.typedArrayFromHeap(x);
    const part = from.subarray(head * size, (head + 1) * size);
    heap.typedArrayFromHeap(out).set(part);
    return out;
  }

  /** The products of a stack, put into one. */
  join(products: readonly tf.TensorInfo[]): tf.TensorInfo {
    const [, rows = 0, columns = 0] = products[0]?.shape ?? [];
    const size = rows * columns;
    const heap = heapOf(this.backend);
    const out = heap.makeOutput([products.length, rows, columns], "float32");
    const to = heap.typedArrayFromHeap(out);
    for (const [head, product] of products.entries())
      to.set(heap.typedArrayFromHeap(product), head * size);
    return out;
  }

  clear(): void {
    const { backend } = tf.engine();
    for (const { dataId } of this.held.splice(0)) backend.disposeData(dataId);
  }
}

function one(tensors: tf.TensorInfo | tf.TensorInfo[]): tf.TensorInfo {
  const [first] = Array.isArray(tensors) ? tensors : [tensors];
  if (first === undefined) throw new Error("a kernel gave no tensor");
  return first;
}

function kernel(name: string): tf.KernelConfig {
  const found = tf.getKernel(name, "wasm");
  if (found === undefined)
    throw new Error(`the wasm backend has no kernel ${name}`);
  return found;
}
