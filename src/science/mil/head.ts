/** A bag's part in one head's training. */
export const ROLE = { unused: 0, train: 1, stopping: 2 } as const;

/** One model to train: what it must predict, and which bags it may see. */
export interface HeadSpec {
  readonly key: string;
  /** Label of each bag; a bag whose label is NaN is not used, whatever its role. @shape [bags] */
  readonly labels: Float32Array;
  /** ROLE of each bag. @shape [bags] */
  readonly role: Uint8Array;
  /** Start of this head's own random stream: initial weights and dropout. */
  readonly seed: number;
}

/** Thrown for a head that cannot be trained as asked. */
export class HeadSpecError extends Error {
  constructor(key: string, fault: string) {
    super(`head ${key} ${fault}`);
    this.name = "HeadSpecError";
  }
}

/** @throws HeadSpecError for arrays of another length than the bags, unknown roles, infinite labels, or no training bag */
export function assertHead(head: HeadSpec, bags: number): void {
  const { key, labels, role } = head;
  if (labels.length !== bags || role.length !== bags)
    throw new HeadSpecError(
      key,
      `has ${labels.length} labels and ${role.length} roles for ${bags} bags; give one of each a bag`,
    );
  let training = 0;
  for (let b = 0; b < bags; b++) {
    if (role[b]! > ROLE.stopping)
      throw new HeadSpecError(
        key,
        `gives bag ${b} the unknown role ${role[b]}`,
      );
    if (Math.abs(labels[b]!) === Infinity)
      throw new HeadSpecError(key, `has an infinite label at bag ${b}`);
    if (role[b] === ROLE.train && !Number.isNaN(labels[b])) training++;
  }
  if (training === 0)
    throw new HeadSpecError(
      key,
      "has no training bag with a label; leave its gene out",
    );
}
