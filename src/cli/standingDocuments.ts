/** The GraphQL documents that withdraw and reinstate send. */

import { REFUSAL } from "./refusal.js";
import { NAMED_THING } from "./thingName.js";

const CHANGE = /* GraphQL */ `
  entity {
    ${NAMED_THING}
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
  fewPatients {
    protocol {
      id
      name
      version
    }
    least
    left
  }
`;

export const WITHDRAW = /* GraphQL */ `
  mutation Withdraw($input: WithdrawInput!) {
    change: withdraw(input: $input) {
      __typename
      ... on WithdrawalReport {
        ${CHANGE}
      }
      ${REFUSAL}
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
      ${REFUSAL}
    }
  }
`;
