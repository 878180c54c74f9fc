/** The GraphQL documents that withdraw and reinstate send. */

const CHANGE = /* GraphQL */ `
  entity {
    id
  }
  claims {
    claim {
      id
      statement
    }
    before
    after
    effect
    path {
      id
    }
  }
`;

const REFUSED = /* GraphQL */ `
  ... on InvalidInput {
    message
    issues {
      path
      message
    }
  }
`;

export const WITHDRAW = /* GraphQL */ `
  mutation Withdraw($input: WithdrawInput!) {
    change: withdraw(input: $input) {
      __typename
      ... on WithdrawalReport {
        ${CHANGE}
      }
      ${REFUSED}
    }
  }
`;

export const REINSTATE = /* GraphQL */ `
  mutation Reinstate($input: ReinstateInput!) {
    change: reinstate(input: $input) {
      __typename
      ... on ReinstatementReport {
        ${CHANGE}
      }
      ${REFUSED}
    }
  }
`;
