/** A place in a tile grid. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Corners of a closed boundary in order, the first not repeated at the end. */
export type Ring = readonly (readonly [x: number, y: number])[];

interface Edge {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * Boundary of a union of grid cells, in grid corners. Outer rings run clockwise as seen on a screen, holes the
 * other way; outer rings come first. Where two cells touch at a corner only, the rings touch and do not cross.
 */
export function outlineOf(cells: readonly Cell[]): Ring[] {
  const open = boundary(cells);
  const rings: [number, number][][] = [];
  for (let start = first(open); start; start = first(open)) {
    const ring: [number, number][] = [];
    let edge: Edge | undefined = start;
    while (edge) {
      take(open, edge);
      const next: Edge = following(open, edge) ?? start;
      if (turns(edge, next)) ring.push([edge.to[0], edge.to[1]]);
      edge = next === start ? undefined : next;
    }
    rings.push(ring);
  }
  return [
    ...rings.filter((r) => area(r) > 0),
    ...rings.filter((r) => area(r) < 0),
  ];
}

type EdgesByStart = Map<string, Edge[]>;

/** Cell sides, inside on the right hand; a side shared by two cells is no boundary. */
function boundary(cells: readonly Cell[]): EdgesByStart {
  const inside = new Set(cells.map(({ column, row }) => `${column},${row}`));
  const open: EdgesByStart = new Map();
  const add = (from: Edge["from"], to: Edge["to"]): void => {
    open.set(from.join(), [...(open.get(from.join()) ?? []), { from, to }]);
  };
  for (const { column: c, row: r } of cells) {
    if (!inside.has(`${c},${r - 1}`)) add([c, r], [c + 1, r]);
    if (!inside.has(`${c + 1},${r}`)) add([c + 1, r], [c + 1, r + 1]);
    if (!inside.has(`${c},${r + 1}`)) add([c + 1, r + 1], [c, r + 1]);
    if (!inside.has(`${c - 1},${r}`)) add([c, r + 1], [c, r]);
  }
  return open;
}

function first(open: EdgesByStart): Edge | undefined {
  return open.values().next().value?.[0];
}

function take(open: EdgesByStart, edge: Edge): void {
  const left = (open.get(edge.from.join()) ?? []).filter((e) => e !== edge);
  if (left.length > 0) open.set(edge.from.join(), left);
  else open.delete(edge.from.join());
}

/** The edge to go on with: where two leave a corner, the right turn, which stays with the same cell. */
function following(open: EdgesByStart, edge: Edge): Edge | undefined {
  const leaving = open.get(edge.to.join()) ?? [];
  const right = [edge.from[1] - edge.to[1], edge.to[0] - edge.from[0]];
  return (
    leaving.find(
      ({ from, to }) =>
        to[0] - from[0] === right[0] && to[1] - from[1] === right[1],
    ) ?? leaving[0]
  );
}

function turns(edge: Edge, next: Edge): boolean {
  return (
    edge.to[0] - edge.from[0] !== next.to[0] - next.from[0] ||
    edge.to[1] - edge.from[1] !== next.to[1] - next.from[1]
  );
}

/** Shoelace; positive for clockwise on a screen, whose y grows downwards. */
function area(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
