/** Protocol-buffer bytes of a field: a number, a text or a message. */
function field(number: number, value: number | string | Buffer): Buffer {
  if (typeof value === "number")
    return Buffer.concat([varint(number << 3), varint(value)]);
  const bytes = Buffer.from(value);
  return Buffer.concat([
    varint((number << 3) | 2),
    varint(bytes.length),
    bytes,
  ]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128))
    bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

function message(...fields: Buffer[]): Buffer {
  return Buffer.concat(fields);
}

const FLOAT = 1;

function tensor(name: string, sides: readonly (number | string)[]): Buffer {
  const dims = sides.map((side) =>
    field(1, typeof side === "number" ? field(1, side) : field(2, side)),
  );
  const shape = message(...dims);
  const type = message(field(1, FLOAT), field(2, shape));
  return message(field(1, name), field(2, field(1, type)));
}

/**
 * An ONNX model that takes pictures [n, 3, px, px] and gives, for each, what the steps make of the mean of each channel.
 * @source https://github.com/onnx/onnx/blob/main/onnx/onnx.proto (field numbers)
 */
export function onnxBytes(
  px: number,
  steps: readonly ("Neg" | "Sqrt")[] = [],
): Buffer {
  const chain = ["GlobalAveragePool", "Flatten", ...steps];
  const nodes = chain.map((op, i) =>
    message(
      field(1, i === 0 ? "pictures" : `step${i}`),
      field(2, i === chain.length - 1 ? "embedding" : `step${i + 1}`),
      field(4, op),
    ),
  );
  const graph = message(
    ...nodes.map((node) => field(1, node)),
    field(2, "means"),
    field(11, tensor("pictures", ["n", 3, px, px])),
    field(12, tensor("embedding", ["n", 3])),
  );
  const opset = message(field(1, ""), field(2, 13));
  return message(field(1, 8), field(7, graph), field(8, opset));
}
