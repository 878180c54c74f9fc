/** What the claims of a cohort made of what was planted: each link found or not, and of each other kind the genes found. */
export function scoreClaims(claims, truth) {
  const supported = claims.filter(({ outcome }) => outcome === "SUPPORTED");
  const alone = supported.filter(({ scope }) => scope === "GENE");
  const found = ({ gene, morphology, direction }) =>
    alone.some(
      (claim) =>
        claim.gene === gene &&
        claim.morphology === morphology &&
        claim.direction === direction,
    );
  const any = (genes, among) => ({
    genes: genes.length,
    found: genes.filter((gene) => among.some((c) => c.genes.includes(gene)))
      .length,
  });
  return {
    links: truth.links.map((link) => ({
      r: Math.abs(link.r),
      found: found(link),
    })),
    others: {
      "follow nothing": any(truth.none, supported),
      "follow the site": any(truth.siteOnly, supported),
      "follow the subtype": any(truth.subtypeOnly, supported),
      "copies, as their own": any(
        truth.copies.map(({ gene }) => gene),
        alone,
      ),
      "links, in another morphology": {
        genes: truth.links.length,
        found: truth.links.filter((link) =>
          alone.some(
            ({ gene, morphology }) =>
              gene === link.gene &&
              !truth.links.some(
                (own) => own.gene === gene && own.morphology === morphology,
              ),
          ),
        ).length,
      },
    },
  };
}
