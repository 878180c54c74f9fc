/** Lines of pixels side by side: rows, or columns. */
interface Lines {
  readonly count: number;
  /** From a line's first pixel to that of the next. */
  readonly apart: number;
  readonly length: number;
  /** From a pixel to the next of its line. */
  readonly step: number;
}

/** Mean over a square window of `2 * radius + 1` pixels, smaller at the edges, by running sums. */
export function boxBlur(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const rows = { count: height, apart: width, length: width, step: 1 };
  const columns = { count: width, apart: 1, length: height, step: width };
  return blurLines(blurLines(values, rows, radius), columns, radius);
}

function blurLines(
  from: Float32Array,
  lines: Lines,
  radius: number,
): Float32Array {
  const to = new Float32Array(from.length);
  const sizes = windowSizes(lines.length, radius);
  const last = lines.count - 1;
  for (let line = 0; line <= last; line += 4) {
    // Where fewer than four are left, the last is done again.
    const four = [line, line + 1, line + 2, line + 3].map(
      (each) => Math.min(each, last) * lines.apart,
    );
    blurFour(from, to, four, { step: lines.step, radius, sizes });
  }
  return to;
}

function windowSizes(length: number, radius: number): Float64Array {
  const sizes = new Float64Array(length);
  for (let i = 0; i < length; i++)
    sizes[i] = Math.min(length - 1, i + radius) - Math.max(0, i - radius) + 1;
  return sizes;
}

/** Blurs the lines that begin at `starts` together, since each sum waits for its last. */
function blurFour(
  from: Float32Array,
  to: Float32Array,
  starts: readonly number[],
  window: { step: number; radius: number; sizes: Float64Array },
): void {
  const { step, radius, sizes } = window;
  const [a, b, c, d] = [starts[0]!, starts[1]!, starts[2]!, starts[3]!];
  const length = sizes.length;
  const reach = radius * step;
  let p = 0;
  let q = 0;
  let r = 0;
  let s = 0;
  for (let at = 0; at < Math.min(radius, length) * step; at += step) {
    p += from[a + at]!;
    q += from[b + at]!;
    r += from[c + at]!;
    s += from[d + at]!;
  }
  for (let i = 0, at = 0; i < length; i++, at += step) {
    if (i + radius < length) {
      const enters = at + reach;
      p += from[a + enters]!;
      q += from[b + enters]!;
      r += from[c + enters]!;
      s += from[d + enters]!;
    }
    if (i > radius) {
      const leaves = at - reach - step;
      p -= from[a + leaves]!;
      q -= from[b + leaves]!;
      r -= from[c + leaves]!;
      s -= from[d + leaves]!;
    }
    const n = sizes[i]!;
    to[a + at] = p / n;
    to[b + at] = q / n;
    to[c + at] = r / n;
    to[d + at] = s / n;
  }
}
