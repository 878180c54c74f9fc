/** Mean over a square window of `2 * radius + 1` pixels, smaller at the edges, by running sums. */
export function boxBlur(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const across = new Float32Array(values.length);
  for (let y = 0; y < height; y++)
    blurLine(values, across, {
      start: y * width,
      step: 1,
      length: width,
      radius,
    });
  const out = new Float32Array(values.length);
  for (let x = 0; x < width; x++)
    blurLine(across, out, { start: x, step: width, length: height, radius });
  return out;
}

function blurLine(
  from: Float32Array,
  to: Float32Array,
  line: { start: number; step: number; length: number; radius: number },
): void {
  const { start, step, length, radius } = line;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < Math.min(radius, length); i++) {
    sum += from[start + i * step]!;
    count++;
  }
  for (let i = 0; i < length; i++) {
    if (i + radius < length) {
      sum += from[start + (i + radius) * step]!;
      count++;
    }
    if (i - radius > 0) {
      sum -= from[start + (i - radius - 1) * step]!;
      count--;
    }
    to[start + i * step] = sum / count;
  }
}
