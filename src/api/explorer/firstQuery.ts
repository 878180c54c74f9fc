/** What the explorer shows at first: the supported claims with their reasons. */
export const FIRST_QUERY = `# Queries of this machine need no token; mutations ask for one.
query SupportedClaims {
  claims(filter: { outcome: [SUPPORTED] }, first: 25) {
    nodes {
      id
      statement
      verdict { outcome exploratory reason judgedAt }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;
