import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { statementOf } from "../../../src/knowledge/claim.js";
import { claimId, claimNodes } from "../../../src/knowledge/claimNode.js";
import type { KnownFact } from "../../../src/knowledge/knownFact.js";
import { noveltyOf } from "../../../src/knowledge/novelty.js";
import type { Protocol } from "../../../src/knowledge/protocol.js";
import { parseProtocol } from "../../../src/knowledge/protocol.js";
import { protocolCoversMarks } from "../../../src/knowledge/protocolCovers.js";
import { judge } from "../../../src/knowledge/verdict.js";
import { markItems } from "../../../src/activities/subtype/markItems.js";
import { standardDocument } from "./protocols.js";

const FILE = join(
  import.meta.dirname,
  "../../../schema/protocols/subtype.json",
);
const document = JSON.parse(readFileSync(FILE, "utf8")) as Protocol;
const says = {
  scope: "GENE",
  gene: "MUC2",
  genes: ["MUC2"],
  direction: "HIGHER",
  tissue: "colorectal tumour",
} as const;
const ofSubtype = { ...says, kind: "subtype", of: "CMS3" } as const;
const ofMorphology = { ...says, kind: "morphology", of: "mucin" } as const;

describe("a claim", () => {
  it("about a morphology keeps the id that it had before there were others", () => {
    expect(claimId("cohort-1", ofMorphology)).toBe(
      "claim-c1490934cde0203df281da7e5fd0264a4ea6e6f21c7b388aafc2a1e79f0139bc",
    );
  });

  it("about a subtype is another, is about the subtype's node, and reads as one sentence", () => {
    const mucinous = { ...ofSubtype, of: "mucin" } as const;
    expect(claimId("c", mucinous)).not.toBe(claimId("c", ofMorphology));
    const { nodes, links } = claimNodes("c", ofSubtype, "2026-01-01");
    expect(nodes.map(({ label }) => label)).toEqual([
      "Claim",
      "Gene",
      "Subtype",
    ]);
    expect(links.map(({ to }) => to)).toEqual([nodes[1]!.id, nodes[2]!.id]);
    expect(statementOf(ofSubtype)).toBe(
      "MUC2 is higher in CMS3 than in other subtypes in colorectal tumour",
    );
  });

  it("is known where a fact of its own kind states it", () => {
    const fact: KnownFact = {
      gene: "MUC2",
      kind: "subtype",
      of: "CMS3",
      direction: "HIGHER",
      tissue: "colorectal",
      source: "somebody 2013",
    };
    expect(noveltyOf("SUPPORTED", ofSubtype, [fact])).toBe(false);
    const other = { ...fact, kind: "morphology" } as const;
    expect(noveltyOf("SUPPORTED", ofSubtype, [other])).toBe(true);
  });
});

describe("protocol subtype", () => {
  const protocol = parseProtocol(document);
  const area = (value: number, n: number) => ({
    value,
    n,
    interval: { low: value - 0.05, high: Math.min(1, value + 0.05) },
  });
  /** What its criteria read of a pair. */
  const evidence = (auc: number, q: number, sites = 3) => {
    const items = markItems(
      {
        ...{ gene: "MUC2", subtype: "CMS3", direction: 1, choosing: auc },
        ...{ auc: area(auc, 71), p: q / 10, q },
        confirmed: {
          heldOut: area(auc, 24),
          withinSite: area(auc, 63),
          folds: { counted: 5, agreeing: auc > 0.6 ? 5 : 2 },
        },
      },
      { gene: "MUC2", subtype: "CMS3", least: 0.4, most: 0.9, rank: 0.9 },
      { tests: 368 },
    );
    const siteCount = { kind: "siteCount", value: sites, n: 71 };
    return Object.entries({ ...items, enoughSites: [siteCount] }).map(
      ([criterion, own]) => ({ id: criterion, criterion, items: own }),
    );
  };

  it("supports what every criterion shows, and says that it is near-circular", () => {
    const { outcome, reason, results } = judge(protocol, evidence(0.9, 0.001));
    expect(outcome).toBe("SUPPORTED");
    expect(reason).toMatch(/All 6 required criteria pass.* near-circular/);
    expect(results.map((result) => result.outcome)).toEqual(
      results.map(() => "PASS"),
    );
    expect(results[0]!.sentence).toContain("0.90 (95 % interval 0.85 to 0.95)");
  });

  it("refutes what lies wholly below the least effect, and leaves open what sites could explain", () => {
    expect(judge(protocol, evidence(0.52, 0.6)).outcome).toBe("REFUTED");
    const alone = judge(protocol, evidence(0.9, 0.001, 1));
    expect(alone.outcome).toBe("INCONCLUSIVE");
    expect(alone.reason).not.toContain("near-circular");
  });

  it("is refused where its draws do not serve its tests, or where it asks what such claims cannot be asked", () => {
    expect(() =>
      parseProtocol({ ...document, permutations: { marks: 999 } }),
    ).toThrow(/raise permutations.marks to 49900/);
    const [first] = parseProtocol(standardDocument()).criteria;
    expect(() => parseProtocol({ ...document, criteria: [first] })).toThrow(
      /learnable does not exist; there are tellsApart/,
    );
    const silent = { ...document, caveat: undefined };
    expect(() => parseProtocol(silent)).toThrow(/caveat/);
  });

  it("covers the default panel and four classes, and names how many genes it would", () => {
    if (!("marks" in protocol.tests)) throw new Error("it plans no marks");
    const plan = { name: "subtype", tests: protocol.tests };
    expect(protocolCoversMarks(plan, { genes: 47, classes: 4 })).toBeNull();
    expect(protocolCoversMarks(plan, { genes: 63, classes: 4 })).toMatch(
      /63 genes with 4 classes, either way, make 504 tests.*at most 62 genes/,
    );
  });
});
