/** Asks for what is told of a run once it is accepted, in a mutation's selection. */
export const ACCEPTED_RUN = /* GraphQL */ `
  ... on Run {
    id
    status
    notices {
      code
      file
      line
      column
      value
      message
      remedy
    }
  }
`;
