import type { StoredNode } from "../../knowledge/log/contentHash.js";

/** A node with its label. */
export interface LabelledNode {
  readonly label: string;
  readonly node: StoredNode;
}

/** One link of the data plane. */
export interface ProvenanceLink {
  readonly step: string;
  readonly entity: string;
  readonly role: string;
}

/** How something was made: the Steps, what they used and made, and who ran them. */
export interface Provenance {
  readonly steps: readonly StoredNode[];
  readonly entities: readonly LabelledNode[];
  readonly agents: readonly StoredNode[];
  readonly used: readonly ProvenanceLink[];
  readonly generated: readonly ProvenanceLink[];
  readonly associated: readonly {
    readonly step: string;
    readonly agent: string;
  }[];
}
