import type { Channel } from "../slide/channel.js";

/** Wavelength and envelope of the filters. @unit px */
const WAVELENGTH = 5;
const SIGMA = 1.8;
const RADIUS = 3;
/** Filter directions: every 45 degrees. */
const DIRECTIONS = 4;

/** Length of one channel's description at one scale. */
export const GABOR_DIM = 3;

/** Weights at half of the window; the other half follows by symmetry, even and odd. */
interface Bank {
  readonly dx: Int8Array;
  readonly dy: Int8Array;
  /** @shape [directions, offsets] */
  readonly even: Float32Array;
  readonly odd: Float32Array;
  readonly centre: Float32Array;
}

const BANK = makeBank();

/**
 * Energy of a small Gabor bank, pooled over directions: its mean (log), how it varies over the picture, and how
 * much one direction prevails. Sites lie `stride` pixels apart.
 * @source Daugman 1985, doi:10.1364/JOSAA.2.001160
 */
export function gaborEnergy(channel: Channel, stride: number): number[] {
  const { width, height } = channel;
  const energy = new Float64Array(DIRECTIONS);
  const byDirection = new Float64Array(DIRECTIONS);
  let sum = 0;
  let squares = 0;
  let sites = 0;
  for (let y = RADIUS; y < height - RADIUS; y += stride)
    for (let x = RADIUS; x < width - RADIUS; x += stride) {
      siteEnergy(channel, y * width + x, energy);
      const [a, b, c, d] = [energy[0]!, energy[1]!, energy[2]!, energy[3]!];
      byDirection[0]! += a;
      byDirection[1]! += b;
      byDirection[2]! += c;
      byDirection[3]! += d;
      const amplitude = Math.sqrt((a + b + c + d) / DIRECTIONS);
      sum += amplitude;
      squares += amplitude * amplitude;
      sites++;
    }
  const mean = sum / sites;
  const sd = Math.sqrt(Math.max(0, squares / sites - mean * mean));
  return [
    Math.log(mean + 0.002),
    Math.log(sd + 0.002),
    prevalence(byDirection),
  ];
}

function siteEnergy(
  { width, values }: Channel,
  at: number,
  energy: Float64Array,
): void {
  const { dx, dy, even, odd, centre } = BANK;
  const n = dx.length;
  let e0 = centre[0]! * values[at]!;
  let e1 = centre[1]! * values[at]!;
  let e2 = centre[2]! * values[at]!;
  let e3 = centre[3]! * values[at]!;
  let o0 = 0;
  let o1 = 0;
  let o2 = 0;
  let o3 = 0;
  for (let i = 0; i < n; i++) {
    const step = dy[i]! * width + dx[i]!;
    const p = values[at + step]!;
    const q = values[at - step]!;
    const s = p + q;
    const t = p - q;
    e0 += even[i]! * s;
    o0 += odd[i]! * t;
    e1 += even[n + i]! * s;
    o1 += odd[n + i]! * t;
    e2 += even[2 * n + i]! * s;
    o2 += odd[2 * n + i]! * t;
    e3 += even[3 * n + i]! * s;
    o3 += odd[3 * n + i]! * t;
  }
  energy[0] = e0 * e0 + o0 * o0;
  energy[1] = e1 * e1 + o1 * o1;
  energy[2] = e2 * e2 + o2 * o2;
  energy[3] = e3 * e3 + o3 * o3;
}

/** 0 where all directions are alike, 1 where only one has energy. */
function prevalence(energy: Float64Array): number {
  const total = energy[0]! + energy[1]! + energy[2]! + energy[3]!;
  if (total < 1e-9) return 0;
  return Math.hypot(energy[0]! - energy[2]!, energy[1]! - energy[3]!) / total;
}

function makeBank(): Bank {
  const offsets: [number, number][] = [];
  for (let y = 0; y <= RADIUS; y++)
    for (let x = -RADIUS; x <= RADIUS; x++)
      if ((y > 0 || x > 0) && x * x + y * y <= RADIUS * RADIUS + 1)
        offsets.push([x, y]);
  const n = offsets.length;
  const even = new Float32Array(DIRECTIONS * n);
  const odd = new Float32Array(DIRECTIONS * n);
  const centre = new Float32Array(DIRECTIONS);
  for (let d = 0; d < DIRECTIONS; d++) {
    const angle = (d * Math.PI) / DIRECTIONS;
    let total = 1;
    let balance = 1;
    const weights = offsets.map(([x, y]) => {
      const along = x * Math.cos(angle) + y * Math.sin(angle);
      const envelope = Math.exp(-(x * x + y * y) / (2 * SIGMA * SIGMA));
      const phase = (2 * Math.PI * along) / WAVELENGTH;
      total += 2 * envelope;
      balance += 2 * envelope * Math.cos(phase);
      return { envelope, phase };
    });
    // A flat picture gives no energy: the even filter's mean is taken from it.
    const mean = balance / total;
    centre[d] = (1 - mean) / total;
    weights.forEach(({ envelope, phase }, i) => {
      even[d * n + i] = (envelope * (Math.cos(phase) - mean)) / total;
      odd[d * n + i] = (envelope * Math.sin(phase)) / total;
    });
  }
  return {
    dx: Int8Array.from(offsets, ([x]) => x),
    dy: Int8Array.from(offsets, ([, y]) => y),
    even,
    odd,
    centre,
  };
}
