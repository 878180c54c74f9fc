import * as tf from "@tensorflow/tfjs-core";

type Values = Float64Array;
type Shape = readonly number[];

/** A tensor on the plain float64 backend. */
export interface Held {
  readonly shape: number[];
  readonly values: Values;
}

/** Inputs of a kernel in the order of their names, what it is told, and the one tensor that it gives. */
export type Kernel = (
  inputs: readonly Held[],
  attrs: Readonly<Record<string, unknown>>,
) => Held;

/** The kernels that attention heads call, each a plain loop, with the names of its inputs; no names: as many as there are. */
export const FLOAT64_KERNELS = new Map<string, readonly [names: string[], kernel: Kernel]>();

const sizeOf = (shape: Shape): number => shape.reduce((n, d) => n * d, 1);

/** Steps between neighbours along each axis. */
function stridesOf(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  for (let i = shape.length - 2; i >= 0; i--)
    strides[i] = strides[i + 1]! * shape[i + 1]!;
  return strides;
}

/** Fills a tensor by the place along each axis. */
function filled(shape: number[], of: (at: readonly number[]) => number): Held {
  const values = new Float64Array(sizeOf(shape));
  const at = shape.map(() => 0);
  for (let i = 0; i < values.length; i++) {
    values[i] = of(at);
    for (let d = shape.length - 1; d >= 0 && ++at[d]! === shape[d]; d--)
      at[d] = 0;
  }
  return { shape, values };
}

/** Reads a tensor at a place, a place of another rank or beyond an edge of 1 standing for what is broadcast. */
function reader({ shape, values }: Held, rank: number) {
  const strides = stridesOf(shape);
  const lacking = rank - shape.length;
  return (at: readonly number[]): number => {
    let i = 0;
    for (let d = 0; d < shape.length; d++)
      if (shape[d]! > 1) i += strides[d]! * at[d + lacking]!;
    return values[i]!;
  };
}

function elementwise(of: (...values: number[]) => number): Kernel {
  return (inputs) => {
    const shape = inputs.reduce<number[]>(
      (wide, one) => tf.broadcast_util.assertAndGetBroadcastShape(wide, one.shape),
      [],
    );
    const read = inputs.map((one) => reader(one, shape.length));
    return filled(shape, (at) => of(...read.map((own) => own(at))));
  };
}

const reshaped: Kernel = ([x], attrs) => {
  const { values, shape } = x!;
  if (attrs["shape"] !== undefined) {
    const asked = attrs["shape"] as number[];
    return { values, shape: tf.util.inferFromImplicitShape(asked, values.length) };
  }
  const own = [...shape];
  if (attrs["dim"] !== undefined) {
    const dim = attrs["dim"] as number;
    own.splice(dim < 0 ? own.length + 1 + dim : dim, 0, 1);
  }
  return { values, shape: own };
};

/** @param names of the inputs; none: as many as there are */
function kernel(name: string, names: string[], of: Kernel): void {
  FLOAT64_KERNELS.set(name, [names, of]);
}

const unary: Record<string, (x: number) => number> = {
  Abs: Math.abs,
  Neg: (x) => -x,
  Sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  Sqrt: Math.sqrt,
  Square: (x) => x * x,
  Tanh: Math.tanh,
  ZerosLike: () => 0,
};
for (const [name, of] of Object.entries(unary))
  kernel(name, ["x"], elementwise(of));

const binary: Record<string, (a: number, b: number) => number> = {
  Add: (a, b) => a + b,
  LessEqual: (a, b) => (a <= b ? 1 : 0),
  Multiply: (a, b) => a * b,
  RealDiv: (a, b) => a / b,
  Sub: (a, b) => a - b,
};
for (const [name, of] of Object.entries(binary))
  kernel(name, ["a", "b"], elementwise(of));

kernel(
  "Select",
  ["condition", "t", "e"],
  elementwise((c, t, e) => (c === 1 ? t : e)),
);
kernel("ClipByValue", ["x"], ([x], attrs) => {
  const [low, high] = [Number(attrs["clipValueMin"]), Number(attrs["clipValueMax"])];
  return elementwise((v) => Math.min(high, Math.max(low, v)))([x!], attrs);
});
for (const name of ["Reshape", "Cast", "Identity"])
  kernel(name, ["x"], reshaped);
kernel("ExpandDims", ["input"], reshaped);

kernel("BatchMatMul", ["a", "b"], ([a, b], attrs) => {
  const [ta, tb] = [attrs["transposeA"] === true, attrs["transposeB"] === true];
  const [rowsA, columnsA] = a!.shape.slice(-2) as [number, number];
  const [rowsB, columnsB] = b!.shape.slice(-2) as [number, number];
  const inner = ta ? rowsA : columnsA;
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(
    a!.shape.slice(0, -2),
    b!.shape.slice(0, -2),
  );
  const shape = [...batch, ta ? columnsA : rowsA, tb ? rowsB : columnsB];
  const rank = shape.length;
  const [readA, readB] = [reader(a!, rank), reader(b!, rank)];
  return filled(shape, (at) => {
    const head = at.slice(0, -2);
    const [row, column] = at.slice(-2) as [number, number];
    let sum = 0;
    for (let k = 0; k < inner; k++)
      sum +=
        readA([...head, ...(ta ? [k, row] : [row, k])]) *
        readB([...head, ...(tb ? [column, k] : [k, column])]);
    return sum;
  });
});

kernel("Sum", ["x"], ([x], attrs) => {
  const rank = x!.shape.length;
  const axes = tf.util.parseAxisParam(attrs["axis"] as number[], x!.shape);
  const rest = x!.shape.map((_, d) => d).filter((d) => !axes.includes(d));
  const read = reader(x!, rank);
  const place = x!.shape.map(() => 0);
  const sumOver = (left: readonly number[]): number => {
    const [axis, ...others] = left;
    if (axis === undefined) return read(place);
    let sum = 0;
    for (let i = 0; i < x!.shape[axis]!; i++) {
      place[axis] = i;
      sum += sumOver(others);
    }
    return sum;
  };
  const kept = rest.map((d) => x!.shape[d]!);
  const { values } = filled(kept, (at) => {
    rest.forEach((d, i) => (place[d] = at[i]!));
    return sumOver(axes);
  });
  const asOne = x!.shape.map((size, d) => (axes.includes(d) ? 1 : size));
  return { values, shape: attrs["keepDims"] === true ? asOne : kept };
});

kernel("Softmax", ["logits"], ([x]) => {
  const width = x!.shape[x!.shape.length - 1]!;
  const values = Float64Array.from(x!.values);
  for (let from = 0; from < values.length; from += width) {
    const row = values.subarray(from, from + width);
    const top = Math.max(...row);
    let total = 0;
    row.forEach((v, i) => (total += row[i] = Math.exp(v - top)));
    row.forEach((v, i) => (row[i] = v / total));
  }
  return { shape: x!.shape, values };
});

kernel("Slice", ["x"], ([x], attrs) => {
  const begin = attrs["begin"] as number[];
  const shape = (attrs["size"] as number[]).map((size, d) =>
    size === -1 ? x!.shape[d]! - begin[d]! : size,
  );
  const strides = stridesOf(x!.shape);
  return filled(
    shape,
    (at) =>
      x!.values[at.reduce((i, p, d) => i + strides[d]! * (p + begin[d]!), 0)]!,
  );
});

kernel("Transpose", ["x"], ([x], attrs) => {
  const perm = attrs["perm"] as number[];
  const strides = stridesOf(x!.shape);
  return filled(
    perm.map((d) => x!.shape[d]!),
    (at) =>
      x!.values[at.reduce((i, p, d) => i + strides[perm[d]!]! * p, 0)]!,
  );
});

kernel("Tile", ["x"], ([x], attrs) => {
  const reps = attrs["reps"] as number[];
  const strides = stridesOf(x!.shape);
  return filled(
    x!.shape.map((size, d) => size * reps[d]!),
    (at) =>
      x!.values[
        at.reduce((i, p, d) => i + strides[d]! * (p % x!.shape[d]!), 0)
      ]!,
  );
});

kernel("PadV2", ["x"], ([x], attrs) => {
  const paddings = attrs["paddings"] as [number, number][];
  const strides = stridesOf(x!.shape);
  const shape = x!.shape.map((size, d) => size + paddings[d]![0] + paddings[d]![1]);
  return filled(shape, (at) => {
    let i = 0;
    for (const [d, p] of at.entries()) {
      const own = p - paddings[d]![0];
      if (own < 0 || own >= x!.shape[d]!) return Number(attrs["constantValue"]);
      i += strides[d]! * own;
    }
    return x!.values[i]!;
  });
});

kernel("Concat", [], (inputs, attrs) => {
  const axis = tf.util.parseAxisParam(attrs["axis"] as number, inputs[0]!.shape)[0]!;
  const shape = [...inputs[0]!.shape];
  shape[axis] = inputs.reduce((sum, one) => sum + one.shape[axis]!, 0);
  const strides = inputs.map((one) => stridesOf(one.shape));
  return filled(shape, (at) => {
    let [which, along] = [0, at[axis]!];
    while (along >= inputs[which]!.shape[axis]!)
      along -= inputs[which++]!.shape[axis]!;
    const own = strides[which]!;
    return inputs[which]!.values[
      at.reduce((i, p, d) => i + own[d]! * (d === axis ? along : p), 0)
    ]!;
  });
});

kernel("GatherV2", ["x", "indices"], ([x, indices], attrs) => {
  const axis = tf.util.parseAxisParam(attrs["axis"] as number, x!.shape)[0]!;
  const shape = [...x!.shape];
  shape[axis] = indices!.values.length;
  const strides = stridesOf(x!.shape);
  return filled(shape, (at) =>
    x!.values[
      at.reduce(
        (i, p, d) => i + strides[d]! * (d === axis ? indices!.values[p]! : p),
        0,
      )
    ]!,
  );
});
