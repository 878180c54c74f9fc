/** What is asked of the figures of a criterion's result, in a selection. */
export const FIGURES = /* GraphQL */ `
  figures {
    name
    unit
    observed
    comparator
    threshold
    margin
    otherwise
  }
`;
