import { shadeFat } from "./ground/fat.js";
import { shadeGland } from "./ground/gland.js";
import { shadeLymphocytes } from "./ground/lymphocytes.js";
import { shadeMucin } from "./ground/mucin.js";
import { shadeNecrosis } from "./ground/necrosis.js";
import { shadeStroma } from "./ground/stroma.js";
import { CELL, nodeAt, sampleGrid } from "./grid.js";
import type { Layout, Scene, Shader } from "./shader.js";
import { texelAt } from "./texture.js";
import { GLASS, KIND } from "./tissueKind.js";

/** How far the border between two patches strays. @unit um */
const STRAY = 3;

/** Marks each pixel's kind and stains its ground. */
export function paintGround(scene: Scene): void {
  const { width, height, mpp, kinds } = scene.canvas;
  const shaders = shadersOf(scene);
  markKinds(scene);
  for (let row = 0; row < height; row++) {
    const end = (row + 1) * width;
    for (let from = row * width, to = from; from < end; from = to) {
      const kind = kinds[from]!;
      while (to < end && kinds[to] === kind) to++;
      const x = (from - row * width + 0.5) * mpp;
      if (kind !== GLASS) shaders[kind]!({ from, to, x, y: (row + 0.5) * mpp });
    }
  }
}

function markKinds(scene: Scene): void {
  const { canvas, layout } = scene;
  const { width, height, mpp } = canvas;
  const { grid, kinds } = layout;
  const plain = plainNodes(layout);
  const nodes = Int32Array.from({ length: width }, (_, column) =>
    nodeAt(grid, (column + 0.5) * mpp, 0),
  );
  for (let row = 0, at = 0; row < height; row++) {
    const y = (row + 0.5) * mpp;
    const first = nodeAt(grid, 0, y);
    for (let column = 0; column < width; column++, at++) {
      const node = first + nodes[column]!;
      canvas.kinds[at] =
        plain[node] === 1
          ? kinds[node]!
          : kindAtBorder(scene, (column + 0.5) * mpp, y);
    }
  }
}

/** In the order of TISSUE_KINDS. */
function shadersOf(scene: Scene): readonly Shader[] {
  return [
    shadeStroma(scene),
    shadeGland(scene),
    shadeLymphocytes(scene),
    shadeMucin(scene),
    shadeNecrosis(scene),
    shadeFat(scene),
  ];
}

/** Marks nodes around which, as far as a border may stray, all is of one kind. */
function plainNodes({ grid, kinds }: Layout): Uint8Array {
  const { columns, rows } = grid;
  const reach = Math.ceil((3 * STRAY) / CELL);
  const plain = new Uint8Array(kinds.length);
  for (let row = reach; row < rows - reach; row++)
    for (let column = reach; column < columns - reach; column++) {
      const node = row * columns + column;
      plain[node] = +isPlain(kinds, node, columns, reach);
    }
  return plain;
}

function isPlain(
  kinds: Uint8Array,
  node: number,
  columns: number,
  reach: number,
): boolean {
  const kind = kinds[node]!;
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++)
      if (kinds[node + y * columns + x] !== kind) return false;
  return true;
}

/** Patches border raggedly, glands smoothly. */
function kindAtBorder(
  { layout, textures }: Scene,
  x: number,
  y: number,
): number {
  const { grid, kinds, inGland } = layout;
  const stray = STRAY * texelAt(textures.grain, x, y);
  const kind = kinds[nodeAt(grid, x + stray, y - stray)]!;
  if (kind !== KIND.gland && kind !== KIND.stroma) return kind;
  return sampleGrid(grid, inGland, x, y) > 0 ? KIND.gland : KIND.stroma;
}
