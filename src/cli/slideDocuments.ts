/** The GraphQL documents of cohorts and their slides. */

export const COHORTS = /* GraphQL */ `
  query Cohorts($first: Int, $after: String) {
    cohorts(first: $first, after: $after) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const SLIDES = /* GraphQL */ `
  query Slides($id: ID!, $first: Int, $after: String) {
    node(id: $id) {
      ... on Cohort {
        slides(first: $first, after: $after) {
          nodes {
            id
            name
            file
            specimen {
              name
            }
            patient {
              id
              pseudonym
              site {
                name
              }
            }
            withdrawals {
              reason
              createdAt
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;
